"""Files where ``STORAGE_URL`` says, in the process of a real S3-compatible server, over TLS."""

import datetime
import ipaddress
import os
import random
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.utils.module_loading import import_string

from lms.settings.files import object_storages
from tests.demonstration import free_port
from tests.production import run

pytestmark = pytest.mark.slow

HOST = "127.0.0.1"
BUCKET = "percurso"
KEY, SECRET = "a-key", "a/secret+with:signs"
START_SECONDS = 30
# Larger than what is sent in one piece, and never the same twice in a row.
CONTENT = random.Random(5).randbytes(9_000_000)  # noqa: S311 - any bytes will do


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a TLS certificate for this machine, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HOST))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "tls.pem", folder / "tls.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return public, private


@dataclass(frozen=True)
class Store:
    """A running server with one bucket."""

    port: int
    trusted: Path
    client: Any

    @property
    def address(self) -> str:
        """What stands in ``STORAGE_URL``."""
        secret = urllib.parse.quote(SECRET, safe="")
        return f"s3://{KEY}:{secret}@{HOST}:{self.port}/{BUCKET}?region=sa-east-1"

    def storage(self, name: str) -> Storage:
        """Return the storage that the settings would make."""
        settings = object_storages(self.address)[name]
        made: Storage = import_string(settings["BACKEND"])(**settings["OPTIONS"])
        return made

    def names(self) -> set[str]:
        """Return the names in the bucket."""
        return {
            found["Key"] for found in self.client.list_objects_v2(Bucket=BUCKET).get("Contents", [])
        }

    def read_as_anybody(self, name: str) -> int:
        """Ask for a file without a key; return the answer's status."""
        address = f"https://{HOST}:{self.port}/{BUCKET}/{name}"
        context = ssl.create_default_context(cafile=str(self.trusted))
        try:
            with urllib.request.urlopen(address, context=context, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    public, private = certificate(tmp_path_factory.mktemp("store"))
    port = free_port()
    command = ["moto.server", "-H", HOST, "-p", str(port), "-c", str(public), "-k", str(private)]
    process = subprocess.Popen(
        [sys.executable, "-m", *command], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_CA_BUNDLE", str(public))
        try:
            wait_for(port, process)
            client = boto3.client(
                "s3",
                endpoint_url=f"https://{HOST}:{port}",
                aws_access_key_id=KEY,
                aws_secret_access_key=SECRET,
                region_name="sa-east-1",
            )
            with closing(client):
                where = {"LocationConstraint": "sa-east-1"}
                client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=where)
                yield Store(port, public, client)
        finally:
            process.terminate()
            process.wait(timeout=10)


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the server takes a connection."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "the store ended"
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the store did not answer")


@pytest.mark.parametrize(("name", "folder"), [("default", "media"), ("private", "private")])
def test_what_is_stored_comes_back_byte_for_byte(store: Store, name: str, folder: str) -> None:
    storage = store.storage(name)
    kept = storage.save("2026/certificado.pdf", ContentFile(CONTENT))
    assert f"{folder}/{kept}" in store.names()
    with storage.open(kept) as file:
        assert file.read() == CONTENT
    assert storage.size(kept) == len(CONTENT)


def test_a_second_file_of_one_name_does_not_take_the_place_of_the_first(store: Store) -> None:
    storage = store.storage("private")
    first = storage.save("mesmo.pdf", ContentFile(b"one"))
    second = storage.save("mesmo.pdf", ContentFile(b"two"))
    assert first != second
    with storage.open(first) as file:
        assert file.read() == b"one"


@pytest.mark.parametrize(("name", "folder"), [("default", "media"), ("private", "private")])
def test_nobody_reads_the_bucket_without_its_key(store: Store, name: str, folder: str) -> None:
    kept = store.storage(name).save("fechado.pdf", ContentFile(b"%PDF"))
    assert store.read_as_anybody(f"{folder}/{kept}") == 403
    # The same server gives what is public, so it is the file that is closed.
    store.client.put_object(Bucket=BUCKET, Key="aberto.pdf", Body=b"%PDF", ACL="public-read")
    assert store.read_as_anybody("aberto.pdf") == 200


def test_a_deleted_file_is_gone(store: Store) -> None:
    storage = store.storage("private")
    kept = storage.save("apagado.pdf", ContentFile(b"%PDF"))
    assert storage.exists(kept)
    storage.delete(kept)
    assert not storage.exists(kept)
    assert f"private/{kept}" not in store.names()


def test_a_private_file_of_the_bucket_has_no_address(store: Store) -> None:
    storage = store.storage("private")
    kept = storage.save("particular.pdf", ContentFile(b"%PDF"))
    with pytest.raises(ValueError, match="no address"):
        storage.url(kept)


def test_a_private_file_of_the_machine_has_no_address() -> None:
    storage = storages["private"]
    kept = storage.save("particular.pdf", ContentFile(b"%PDF"))
    try:
        with pytest.raises(ValueError, match="no address"):
            storage.url(kept)
    finally:
        storage.delete(kept)


def test_production_keeps_its_files_where_the_setting_says(store: Store, tmp_path: Path) -> None:
    code = (
        "import django; django.setup()\n"
        "from django.core.files.base import ContentFile\n"
        "from django.core.files.storage import storages, default_storage\n"
        "from certificates.issuing.models import Certificate\n"
        "field = Certificate._meta.get_field('file')\n"
        "assert field.storage is storages['private']\n"
        "print(field.storage.save('um.pdf', ContentFile(b'of production')))\n"
        "print(default_storage.save('uma.png', ContentFile(b'public')))\n"
    )
    more = {"STORAGE_URL": store.address, "AWS_CA_BUNDLE": os.environ["AWS_CA_BUNDLE"]}
    done = run("-c", code, folder=tmp_path, **more)
    private, public = done.stdout.split()
    assert {f"private/{private}", f"media/{public}"} <= store.names(), done.stderr
    body = store.client.get_object(Bucket=BUCKET, Key=f"private/{private}")["Body"]
    assert body.read() == b"of production"
    assert not list(tmp_path.rglob("*.p*"))


@pytest.mark.parametrize("address", ["https://host/bucket", "s3:///bucket", "bucket"])
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="STORAGE_URL must look like"):
        object_storages(address)

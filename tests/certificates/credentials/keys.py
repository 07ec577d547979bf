"""Keys of every sort, as they come from certificate authorities."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from certificates.credentials.pdf_keys import PdfKey, new_key

PASSWORD = "só a prefeitura sabe"
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TOWN = "PREFEITURA DE VILA NOVA:11222333000181"
A1 = x509.ObjectIdentifier("2.16.76.1.2.1.12")
Private = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


@cache
def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


@cache
def ec_key(curve: type[ec.EllipticCurve] = ec.SECP256R1) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(curve())


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def certificate(
    key: Private,
    *,
    name: str = TOWN,
    since: datetime = NOW - timedelta(days=1),
    until: datetime = NOW + timedelta(days=365),
    extensions: Sequence[x509.ExtensionType] = (),
) -> x509.Certificate:
    """Make a certificate that the test authority vouches for."""
    builder = x509.CertificateBuilder(
        named("AC de teste"),
        named(name),
        key.public_key(),
        x509.random_serial_number(),
        since,
        until,
    )
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    builder = builder.add_extension(usage, critical=True)
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    return builder.sign(ec_key(ec.SECP384R1), hashes.SHA256())


def authority() -> x509.Certificate:
    own = named("AC de teste")
    key = ec_key(ec.SECP384R1)
    return (
        x509.CertificateBuilder(
            own, own, key.public_key(), 1, NOW - timedelta(days=900), NOW + timedelta(days=9000)
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(False, False, False, False, False, True, True, False, False),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )


def icp_policy() -> x509.CertificatePolicies:
    return x509.CertificatePolicies([x509.PolicyInformation(A1, None)])


def file_of(
    key: Private | None, cert: x509.Certificate | None, *, password: str = PASSWORD
) -> bytes:
    """Return a PKCS#12 file."""
    secret = BestAvailableEncryption(password.encode())
    return pkcs12.serialize_key_and_certificates(b"x", key, cert, [authority()], secret)


@cache
def a1() -> PdfKey:
    """Return an ICP-Brasil A1 of an institution: RSA, with the chain inside."""
    key = rsa_key()
    return PdfKey.read(file_of(key, certificate(key, extensions=[icp_policy()])), PASSWORD)


@cache
def own() -> PdfKey:
    """Return a key that we made."""
    return PdfKey.read(new_key("Prefeitura de Parintins", PASSWORD, now=NOW), PASSWORD)

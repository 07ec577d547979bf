import hashlib

import pytest
from django.db import OperationalError

from certificates.credentials.rules import Seal, verify_seal
from certificates.issuing.keys import public_keys
from certificates.issuing.models import CertificateEvent, private_storage
from certificates.issuing.rules import CertificateStatus
from certificates.issuing.services import issue, sealing
from lms.audit.models import AuditEvent
from tests.cast import Cast
from tests.certificates.factories import issued, queued, stored_bytes


def test_issuing_stores_the_file_with_its_hash_and_seal(cast: Cast) -> None:
    certificate = issued(cast)
    content = stored_bytes(certificate)

    assert certificate.status == CertificateStatus.ISSUED
    assert certificate.issued_at is not None
    assert content.startswith(b"%PDF")
    assert certificate.file_sha256 == hashlib.sha256(content).hexdigest()
    seal = Seal(certificate.seal_key_id, certificate.seal_signature)
    assert verify_seal(certificate.file_sha256, seal, public_keys())


def test_the_name_of_the_file_tells_nothing_of_the_person(cast: Cast) -> None:
    certificate = issued(cast)

    assert certificate.file.name == (
        f"certificates/{str(certificate.public_id)[:2]}/{certificate.public_id}.pdf"
    )


def test_issuing_leaves_an_event_and_an_audit_entry_of_the_system(cast: Cast) -> None:
    certificate = issued(cast)
    event = CertificateEvent.objects.get(certificate=certificate)
    entry = AuditEvent.objects.get(action="certificate.issued")

    assert (event.event, event.by) == (CertificateStatus.ISSUED, None)
    assert (entry.object_id, entry.by) == (str(certificate.public_id), None)
    assert entry.organization_id == cast.parintins.pk
    assert entry.data["number"] == 1


def test_issuing_twice_changes_nothing(cast: Cast) -> None:
    first = issued(cast)
    second = issue(first.pk)

    assert (second.issued_at, second.file.name) == (first.issued_at, first.file.name)
    assert CertificateEvent.objects.count() == 1


def test_of_two_workers_the_first_is_kept_and_the_other_cleans_up(cast: Cast) -> None:
    certificate = queued(cast)
    late = sealing._store(certificate, b"%PDF another worker's")
    first = issue(certificate.pk)

    kept = sealing._leave_to_the_first(certificate, late)

    assert kept.file.name == first.file.name
    assert private_storage().exists(kept.file.name)
    assert not private_storage().exists(late.name)


def test_a_file_left_by_a_killed_worker_is_not_taken_for_the_certificate(cast: Cast) -> None:
    certificate = queued(cast)
    sealing._store(certificate, b"%PDF half a fi")

    after = issue(certificate.pk)

    assert hashlib.sha256(stored_bytes(after)).hexdigest() == after.file_sha256


def test_the_whole_file_of_a_killed_worker_is_the_certificates(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = queued(cast)

    def killed(*_args: object) -> bool:
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(sealing, "_set_issued", killed)
        with pytest.raises(SystemExit):
            issue(certificate.pk)
    after = issue(certificate.pk)

    folder = f"certificates/{str(after.public_id)[:2]}"
    kept = [name for name in private_storage().listdir(folder)[1] if str(after.public_id) in name]
    assert [f"{folder}/{name}" for name in kept] == [after.file.name]
    assert hashlib.sha256(stored_bytes(after)).hexdigest() == after.file_sha256


def test_what_fails_before_the_last_step_can_be_done_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = queued(cast)

    def fall(*_args: object) -> bool:
        raise OperationalError("the database went away")

    with monkeypatch.context() as broken:
        broken.setattr(sealing, "_set_issued", fall)
        with pytest.raises(OperationalError):
            issue(certificate.pk)
    certificate.refresh_from_db()
    assert certificate.status == CertificateStatus.QUEUED

    assert issue(certificate.pk).status == CertificateStatus.ISSUED

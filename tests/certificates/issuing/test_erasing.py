import shutil
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from certificates.issuing.models import Certificate, SnapshotPerson, private_storage
from certificates.issuing.services import erase_person, forget_file, issue, sealing
from lms.audit.models import AuditEvent
from lms.common.errors import NotAllowed, TransitionRefused
from lms.people.models import EmploymentLink, LinkState, Person
from tests.cast import Cast, link
from tests.certificates.factories import RunJobs, issued, queued


def test_erasing_takes_name_and_file_and_leaves_the_proof(cast: Cast, run_jobs: RunJobs) -> None:
    certificate = issued(cast)
    name = certificate.file.name

    erase_person(certificate=certificate, by=cast.ana.user)
    run_jobs()

    after = Certificate.objects.get(pk=certificate.pk)
    assert not SnapshotPerson.objects.exists()
    assert not private_storage().exists(name)
    assert (after.code, after.snapshot) == (certificate.code, certificate.snapshot)
    assert after.file_sha256 == certificate.file_sha256
    assert AuditEvent.objects.get(action="certificate.erased").by == cast.ana.user


def test_erasing_takes_what_killed_workers_left_as_well(cast: Cast, run_jobs: RunJobs) -> None:
    certificate = queued(cast)
    for content in (b"%PDF of a worker that was killed", b"%PDF half a fi"):
        sealing._store(certificate, content)
    folder = f"certificates/{str(certificate.public_id)[:2]}"
    neighbour = private_storage().save(f"{folder}/of-another.pdf", ContentFile(b"%PDF"))
    certificate = issue(certificate.pk)
    # The folder may hold what other tests left.
    before = set(private_storage().listdir(folder)[1])
    own = {name for name in before if name.startswith(str(certificate.public_id))}
    assert len(own) == 3

    erase_person(certificate=certificate, by=cast.ana.user)
    run_jobs()

    assert neighbour.rpartition("/")[2] in before - own
    assert set(private_storage().listdir(folder)[1]) == before - own


def test_a_file_that_is_not_there_any_more_is_forgotten_too(cast: Cast, run_jobs: RunJobs) -> None:
    certificate = issued(cast)
    shutil.rmtree(Path(private_storage().path(certificate.file.name)).parent)

    erase_person(certificate=certificate, by=cast.ana.user)
    run_jobs()

    forget_file(certificate.pk)


def test_erasing_twice_leaves_one_trace(cast: Cast, run_jobs: RunJobs) -> None:
    certificate = issued(cast)
    for _ in range(2):
        erase_person(certificate=certificate, by=cast.ana.user)
        run_jobs()
    forget_file(certificate.pk)

    assert AuditEvent.objects.filter(action="certificate.erased").count() == 1


def test_only_the_person_asks(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="própria pessoa"):
        erase_person(certificate=issued(cast), by=cast.bruno.user)


def test_a_career_keeps_the_name(cast: Cast) -> None:
    EmploymentLink.objects.filter(person=cast.ana).update(career_eligible=True)

    with pytest.raises(NotAllowed, match="carreira"):
        erase_person(certificate=issued(cast), by=cast.ana.user)


@pytest.mark.parametrize(
    "answered",
    [
        {"state": LinkState.DECLINED, "recognised_at": None},
        {"state": LinkState.MISMATCH, "recognised_at": None},
        {"state": LinkState.CONFIRMED, "recognised_at": None},
    ],
)
def test_a_career_that_the_person_never_recognised_keeps_nothing(
    cast: Cast, answered: dict[str, object]
) -> None:
    certificate = issued(cast)
    link(cast.ana, cast.goiania, career_eligible=True, **answered)

    erase_person(certificate=certificate, by=cast.ana.user)

    assert not SnapshotPerson.objects.exists()


def test_a_career_of_a_link_that_ended_keeps_the_name(cast: Cast) -> None:
    certificate = issued(cast)
    link(cast.ana, cast.goiania, career_eligible=True, ends_on="2021-01-31")

    with pytest.raises(NotAllowed, match="carreira"):
        erase_person(certificate=certificate, by=cast.ana.user)


def test_a_career_of_a_record_that_was_joined_to_the_persons_keeps_the_name(cast: Cast) -> None:
    certificate = issued(cast)
    link(cast.elisa, cast.goiania, career_eligible=True)
    Person.objects.filter(pk=cast.elisa.pk).update(merged_into=cast.ana)

    with pytest.raises(NotAllowed, match="carreira"):
        erase_person(certificate=certificate, by=cast.ana.user)


def test_what_is_still_being_prepared_is_not_erased(cast: Cast) -> None:
    with pytest.raises(TransitionRefused, match="sendo preparado"):
        erase_person(certificate=queued(cast), by=cast.ana.user)


def test_the_file_of_a_certificate_with_a_name_is_never_forgotten(cast: Cast) -> None:
    certificate = issued(cast)

    with pytest.raises(Certificate.DoesNotExist):
        forget_file(certificate.pk)
    assert private_storage().exists(certificate.file.name)

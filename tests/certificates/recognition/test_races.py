"""Two of human resources, and the person, at the same moment; on the database at hand."""

from functools import partial

import pytest

from certificates.recognition import services
from certificates.recognition.models import ExternalCredential
from certificates.recognition.rules import CredentialState
from courses.hours.models import HourEntry
from courses.hours.queries import balance_of
from courses.hours.rules import ActionKind, Modality
from lms.access.rules import Role
from lms.common.errors import DomainError
from lms.jobs import services as jobs
from lms.people.models import User
from tests.cast import Cast, give, person
from tests.certificates.issuing.test_races import myself, together
from tests.certificates.recognition.samples import accept, accepted, checked, sent

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_senders", [])


def accepting(credential: ExternalCredential, by: User) -> object:
    return services.accept(
        credential=credential,
        minutes=600,
        modality=Modality.ONLINE,
        action_kind=ActionKind.UPDATE,
        note="",
        by=myself(by),
    )


def test_two_of_human_resources_post_one_entry(cast: Cast) -> None:
    other = person("Otávio Reis")
    give(other, Role.HR_ANALYST, organization=cast.parintins)
    assert cast.elisa.user
    assert other.user
    credential = checked(cast)
    users = [cast.elisa.user, other.user] * 3

    done = together([partial(accepting, credential, user) for user in users])

    assert sum(isinstance(one, ExternalCredential) for one in done) == 1
    assert sum(isinstance(one, DomainError) for one in done) == len(users) - 1
    assert HourEntry.objects.get().minutes == 600


def test_what_is_withdrawn_meanwhile_posts_nothing_or_stays(cast: Cast) -> None:
    assert cast.elisa.user
    assert cast.ana.user
    credential, ana = checked(cast), cast.ana.user

    def withdrawing() -> object:
        try:
            return services.withdraw(credential=credential, by=myself(ana))
        except DomainError as refusal:
            return refusal

    def deciding() -> object:
        try:
            return accepting(credential, cast.elisa.user)  # type: ignore[arg-type]
        except DomainError as refusal:
            return refusal

    done = together([withdrawing, deciding])

    assert sum(isinstance(one, ExternalCredential) for one in done) == 1
    found = ExternalCredential.objects.get()
    assert found.state in {CredentialState.WITHDRAWN, CredentialState.ACCEPTED}
    assert HourEntry.objects.exists() is (found.state == CredentialState.ACCEPTED)


def test_two_annulments_take_the_hours_back_once(cast: Cast) -> None:
    credential, by = accepted(cast), cast.elisa.user
    assert by

    def annulling() -> object:
        return services.annul(credential=credential, note="Engano.", by=myself(by))

    done = together([annulling] * 4)

    assert sum(isinstance(one, ExternalCredential) for one in done) == 1
    assert balance_of(cast.ana).total == 0
    assert HourEntry.objects.count() == 2


def test_two_checks_find_once(cast: Cast) -> None:
    credential = sent(cast)
    together([lambda: services.check(credential.pk)] * 4)
    assert credential.checks.count() == 1
    accept(cast, ExternalCredential.objects.get())

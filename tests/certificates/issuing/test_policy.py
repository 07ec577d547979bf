from django.contrib.auth.models import AnonymousUser

from certificates.issuing import policy
from certificates.issuing.models import Certificate
from certificates.issuing.services import queue_certificate
from lms.people.models import EmploymentLink, User
from tests.cast import Cast, link
from tests.certificates.factories import complete, identify, issued
from tests.courses.factories import edition, offering


def sees(user: User, certificate: Certificate) -> tuple[bool, bool]:
    """Return what the decision says and what the query says; they must agree."""
    for name in ("_scopes", "_person"):
        user.__dict__.pop(name, None)
    kept = policy.visible_to(user, Certificate.objects.all())
    return bool(policy.can_see(user, certificate)), kept.filter(pk=certificate.pk).exists()


def test_decision_and_query_agree_on_everybody(cast: Cast) -> None:
    certificate = issued(cast)
    people = [cast.ana, cast.bruno, cast.carla, cast.davi, cast.elisa, cast.fabio]
    users = [person.user for person in people] + [cast.root]

    told = [sees(user, certificate) for user in users]

    assert all(decision == query for decision, query in told)
    assert [decision for decision, _ in told] == [True, True, True, False, True, False, False]


def test_a_visitor_sees_none(cast: Cast) -> None:
    certificate = issued(cast)

    assert not policy.can_see(AnonymousUser(), certificate)
    assert not policy.visible_to(AnonymousUser(), Certificate.objects.all()).exists()


def test_the_home_sees_what_another_issuer_gave(cast: Cast) -> None:
    identify(cast.ana)
    elsewhere = offering(cast, edition(), organization=cast.goiania, by=cast.davi.user)
    certificate = queue_certificate(complete(cast.ana, elsewhere).pk)
    assert certificate is not None

    assert sees(cast.elisa.user, certificate) == (True, True)
    assert not policy.issued_under(cast.elisa.user, Certificate.objects.all()).exists()


def test_the_daily_organization_of_a_seconded_worker_sees_it_too(cast: Cast) -> None:
    certificate = issued(cast)
    EmploymentLink.objects.filter(person=cast.ana).delete()
    link(cast.ana, cast.parintins, daily_organization=cast.goiania)

    assert sees(cast.davi.user, certificate) == (True, True)


def test_a_home_of_the_past_sees_nothing(cast: Cast) -> None:
    certificate = issued(cast)
    link(cast.ana, cast.goiania, ends_on="2021-01-31")

    assert sees(cast.davi.user, certificate) == (False, False)


def test_a_merged_record_keeps_its_certificates(cast: Cast) -> None:
    certificate = issued(cast)
    cast.ana.merged_into = cast.fabio
    cast.ana.save()

    assert sees(cast.fabio.user, certificate) == (True, True)
    assert sees(cast.ana.user, certificate) == (True, True)

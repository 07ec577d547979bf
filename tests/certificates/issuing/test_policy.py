from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from certificates.issuing import policy
from certificates.issuing.models import Certificate
from certificates.issuing.services import queue_certificate
from lms.people.models import EmploymentLink, LinkState, User
from lms.people.rules import LinkAnswer
from lms.people.services import settle_link
from tests.cast import Cast, link
from tests.certificates.factories import complete, identify, issued
from tests.courses.factories import edition, offering
from tests.lms.people.made import register


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


def test_a_home_that_the_person_never_recognised_sees_nothing(cast: Cast, client: Client) -> None:
    certificate = issued(cast)
    mine = register(cast.goiania, cast.davi.user, civil_name=cast.ana.civil_name)
    assert (mine.person, mine.state) == (cast.ana, LinkState.CONFIRMED)
    client.force_login(cast.davi.user)

    def answers() -> list[int]:
        names = ("certificates:registered", "certificates:file")
        pages = [client.get(reverse(name, args=[certificate.public_id])) for name in names]
        # Read to the end: a file that is served stays open until then.
        return [page.status_code for page in pages if page.getvalue()]

    assert sees(cast.davi.user, certificate) == (False, False)
    assert answers() == [404, 404]

    settle_link(link=mine, answer=LinkAnswer.RECOGNISE, by=cast.ana.user)
    assert sees(cast.davi.user, certificate) == (True, True)
    assert answers() == [200, 200]


def test_a_merged_record_keeps_its_certificates(cast: Cast) -> None:
    certificate = issued(cast)
    cast.ana.merged_into = cast.fabio
    cast.ana.save()

    assert sees(cast.fabio.user, certificate) == (True, True)
    assert sees(cast.ana.user, certificate) == (True, True)

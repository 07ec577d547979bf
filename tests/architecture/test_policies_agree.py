"""What a policy decides of one thing, and what it keeps of many, agree for everybody."""

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet
from django.utils import timezone

from certificates.bulk import policy as bulk
from certificates.issuing import policy as certificates
from certificates.issuing.models import Certificate
from certificates.layouts import policy as layouts
from certificates.layouts.models import Layout
from certificates.recognition import policy as recognition
from certificates.recognition.models import ExternalCredential, ProofFile
from certificates.transcripts import policy as transcripts
from certificates.transcripts.models import Transcript
from cms.pages import policy as pages
from cms.pages.models import MunicipalityPage
from courses.catalogue import policy as editions
from courses.catalogue.models import DecsTerm, Edition
from courses.catalogue.terms import policy as terms
from courses.demo.studying import enrol, study
from courses.enrollments import policy as enrollments
from courses.enrollments.models import Enrollment
from courses.learning import policy as learning
from courses.learning.models import Attempt
from courses.offerings import policy as offerings
from courses.offerings.models import Offering, OfferingFacilitator
from courses.teaching import policy as teaching
from lms.access import policy as access
from lms.access.models import Grant
from lms.access.rules import Role
from lms.access.services import Case, grant_role, grant_substitute, revoke_role
from lms.notices import policy as notices
from lms.notices.models import Notice
from lms.organizations.models import Organization
from lms.people import policy as people
from lms.people.models import CorrectionRequest, EmploymentLink, Person, Regime, User
from lms.people.services import (
    Registration,
    claim_with_code,
    issue_one_time_code,
    register_learner,
    sign_up,
)
from lms.territory.models import HealthRegion, HealthRegionMembership
from tests.architecture.walking import cast_of
from tests.cast import PASSWORD, person
from tests.world import World, run_jobs, sign_in_of

# Runs before the tests that empty the database.
pytestmark = pytest.mark.django_db

Viewer = User | AnonymousUser


@dataclass(frozen=True)
class Pair:
    """A decision about one row, and the filter that keeps the rows of which it says yes."""

    model: type[Model]
    can: Callable[[Any, Any], object]
    keep: Callable[[Any, Any], QuerySet[Any]]


def _is_own_draft(user: Viewer, proof: ProofFile) -> bool:
    return bool(recognition.can_send(user, proof.person)) and not hasattr(proof, "credential")


def _all_or_none(user: Viewer, _page: MunicipalityPage) -> object:
    return pages.can_join(user)


PAIRS = {
    "lms.access.policy.visible_to": Pair(Grant, access.can_see, access.visible_to),
    "lms.access.policy.describing": Pair(
        Organization, access.can_describe, lambda user, _: access.describing(user)
    ),
    "lms.access.policy.granting": Pair(
        Organization, access.can_grant_in, lambda user, _: access.granting(user)
    ),
    "lms.people.policy.visible_to": Pair(Person, people.can_see, people.visible_to),
    "lms.people.policy.visible_links": Pair(
        EmploymentLink, people.can_see_link, people.visible_links
    ),
    "lms.people.policy.visible_corrections": Pair(
        CorrectionRequest, people.can_see_correction, people.visible_corrections
    ),
    "lms.people.policy.registering": Pair(
        Organization, people.can_register, lambda user, _: people.registering(user)
    ),
    "lms.notices.policy.visible_to": Pair(Notice, notices.can_read, notices.visible_to),
    "cms.pages.policy.visible_to": Pair(MunicipalityPage, _all_or_none, pages.visible_to),
    "courses.catalogue.policy.visible_to": Pair(
        Edition,
        lambda user, edition: editions.can_approve(user, edition.organization),
        editions.visible_to,
    ),
    "courses.catalogue.terms.policy.visible_to": Pair(
        DecsTerm, lambda user, _: terms.can_keep(user), terms.visible_to
    ),
    "courses.offerings.policy.visible_to": Pair(Offering, offerings.can_see, offerings.visible_to),
    "courses.offerings.policy.hosts_of": Pair(
        Organization, offerings.can_host, lambda user, _: offerings.hosts_of(user)
    ),
    "courses.teaching.policy.visible_to": Pair(
        OfferingFacilitator, teaching.can_see, teaching.visible_to
    ),
    "courses.learning.policy.visible_to": Pair(
        Attempt,
        lambda user, attempt: learning.can_study(user, attempt.enrollment),
        learning.visible_to,
    ),
    "certificates.layouts.policy.visible_to": Pair(Layout, layouts.can_see, layouts.visible_to),
    "certificates.layouts.policy.issuers_of": Pair(
        Organization, layouts.can_lay_out, lambda user, _: layouts.issuers_of(user)
    ),
    "certificates.issuing.policy.visible_to": Pair(
        Certificate, certificates.can_see, certificates.visible_to
    ),
    "certificates.issuing.policy.own": Pair(
        Certificate, certificates.is_own, lambda user, _: certificates.own(user)
    ),
    "certificates.transcripts.policy.visible_to": Pair(
        Transcript, transcripts.can_see, transcripts.visible_to
    ),
    "certificates.issuing.policy.in_care_of": Pair(
        Certificate, certificates.can_care_for, certificates.in_care_of
    ),
    "certificates.recognition.policy.own": Pair(
        ExternalCredential, recognition.is_own, recognition.own
    ),
    "certificates.recognition.policy.own_drafts": Pair(
        ProofFile, _is_own_draft, recognition.own_drafts
    ),
    "certificates.recognition.policy.in_care_of": Pair(
        ExternalCredential, recognition.can_care_for, recognition.in_care_of
    ),
}
# These filters have no decision beside them; who may act on a row must at least see it.
ACTING = {
    "courses.enrollments.policy.visible_to": (
        Pair(Enrollment, enrollments.can_drop, enrollments.visible_to),
        Pair(Enrollment, enrollments.can_decide, enrollments.visible_to),
    ),
    "courses.teaching.policy.visible_to, to confirm": (
        Pair(OfferingFacilitator, teaching.can_confirm, teaching.visible_to),
    ),
    "certificates.issuing.policy.issued_under": (
        Pair(Certificate, certificates.can_end, certificates.issued_under),
    ),
    "certificates.bulk.policy.may_be_ended_by": (
        Pair(Certificate, certificates.can_end, bulk.may_be_ended_by),
    ),
    "certificates.recognition.policy.in_care_of, to decide": (
        Pair(ExternalCredential, recognition.can_decide, recognition.in_care_of),
    ),
    "courses.offerings.policy.visible_to, to manage": (
        Pair(Offering, offerings.can_manage, offerings.visible_to),
    ),
    "certificates.issuing.policy.visible_to, to read": (
        Pair(Certificate, certificates.can_read_file, certificates.visible_to),
    ),
}


@pytest.fixture(scope="module")
def actors(world: World) -> dict[str, Viewer]:
    """Return the cast, and whoever holds a role in an unusual way."""
    cast, fabio = world.cast, sign_in_of(world.cast.fabio)
    made = {name: sign_in_of(person(f"{name.title()} Souza")) for name in UNUSUAL}
    left = HealthRegion.objects.create(code="13006", name="Médio Amazonas", state_id=13)
    HealthRegionMembership.objects.create(
        region=left,
        municipality=cast.parintins.municipality,
        starts_on=date(2010, 1, 1),
        ends_on=date(2019, 12, 31),
    )
    places: dict[str, Any] = {
        "statewide": cast.parintins.state,
        "of_a_region_that_was_left": left,
        "municipal": cast.parintins.municipality,
        "in_a_unit": cast.unit,
        "former": cast.parintins,
        "dismissed": cast.parintins,
        "inactive": cast.parintins,
    }
    for name, place in places.items():
        grant_role(user=made[name], role=Role.COORDINATOR, place=place, by=fabio)
    Grant.objects.filter(user=made["former"]).update(
        since=timezone.now() - timedelta(days=9), until=timezone.now() - timedelta(days=1)
    )
    revoke_role(grant=Grant.objects.get(user=made["dismissed"]), by=fabio, reason="Saiu.")
    User.objects.filter(pk=made["inactive"].pk).update(is_active=False)
    grant_role(user=made["administers"], role=Role.PLATFORM_ADMIN, place=cast.parintins, by=fabio)
    _let_decide_one_case(made["substitute"], world)
    users = [*cast_of(world).items(), *made.items(), ("merged", _merged(world))]
    # Read again: nothing that a user remembers of the time before stands in the way.
    return {name: User.objects.get(pk=u.pk) if u else AnonymousUser() for name, u in users}


UNUSUAL = (
    "statewide",
    "of_a_region_that_was_left",
    "municipal",
    "in_a_unit",
    "former",
    "dismissed",
    "inactive",
    "administers",
    "substitute",
)


def _let_decide_one_case(user: User, world: World) -> None:
    """Make a facilitator of Goiânia lead one offering of Parintins (decision D18)."""
    fabio, town = sign_in_of(world.cast.fabio), world.parintins
    grant_role(user=user, role=Role.FACILITATOR, place=world.cast.goiania, by=fabio)
    grant_substitute(
        user=user,
        role=Role.FACILITATOR,
        case=Case("offering", town.offering.public_id, town.organization),
        until=timezone.now() + timedelta(days=9),
        by=fabio,
        reason="Quem conduz adoeceu.",
    )


def _merged(world: World) -> User:
    """Let somebody study with an account of their own, and then join it to their record."""
    davi = world.goiania.coordinator
    cpf = "16899535009"
    link = register_learner(
        organization=world.cast.goiania,
        details=Registration("Tânia Melo", cpf, Regime.STATUTORY, world.rui_link.starts_on),
        by=davi,
    )
    user = sign_up(email="tania@exemplo.example", password=PASSWORD, civil_name="Tânia Melo")
    study(enrol(world.goiania.offering, Person.objects.get(user=user)))
    code = issue_one_time_code(link=link, by=davi)
    claim_with_code(by=user, cpf=cpf, code=code.text)
    run_jobs()
    return user


@pytest.mark.parametrize("name", PAIRS)
def test_a_decision_and_its_filter_agree(
    world: World, actors: dict[str, Viewer], name: str
) -> None:
    pair = PAIRS[name]
    rows = list(pair.model._default_manager.all())
    decided = kept_by_all = 0
    for who, user in actors.items():
        allowed = [row.pk for row in rows if pair.can(user, row)]
        kept = [row.pk for row in pair.keep(user, pair.model._default_manager.all())]
        assert sorted(kept) == sorted(allowed), who
        decided += len(allowed)
        kept_by_all += len(allowed) == len(rows)
    assert decided, "nobody sees anything: this proves nothing"
    assert kept_by_all < len(actors), "everybody sees everything: this proves nothing"


@pytest.mark.parametrize("name", ACTING)
def test_whoever_may_act_sees_what_they_act_on(
    world: World, actors: dict[str, Viewer], name: str
) -> None:
    for pair in ACTING[name]:
        rows = list(pair.model._default_manager.all())
        for who, user in actors.items():
            kept = list(pair.keep(user, pair.model._default_manager.all()))
            acting = [row for row in rows if pair.can(user, row)]
            assert len(set(kept)) == len(kept), f"{who} sees a row twice"
            assert set(acting) <= set(kept), who


# What is one's own by place alone, and not by being its person.
BY_PLACE = (
    "lms.access.policy.describing",
    "lms.people.policy.visible_links",
    "lms.people.policy.visible_corrections",
    "lms.people.policy.registering",
    "courses.catalogue.policy.visible_to",
    "courses.offerings.policy.visible_to",
    "courses.offerings.policy.hosts_of",
    "courses.teaching.policy.visible_to",
    "certificates.issuing.policy.visible_to",
    "certificates.issuing.policy.in_care_of",
)


@pytest.mark.parametrize("name", BY_PLACE)
def test_a_region_reaches_its_municipalities_of_today_and_no_other(
    world: World, actors: dict[str, Viewer], name: str
) -> None:
    pair = PAIRS[name]

    def seen(who: str) -> set[Any]:
        return set(pair.keep(actors[who], pair.model._default_manager.all()))

    assert seen("carla") == seen("municipal") != set()
    assert seen("of_a_region_that_was_left") == set()


def test_whoever_only_administers_machines_sees_no_person(actors: dict[str, Viewer]) -> None:
    root = actors["root"]
    for name, pair in PAIRS.items():
        assert not pair.keep(root, pair.model._default_manager.all()).exists(), name


def test_what_hung_on_a_joined_record_is_still_ones_own(
    world: World, actors: dict[str, Viewer]
) -> None:
    user, offering = actors["merged"], world.goiania.offering
    assert isinstance(user, User)
    old = Enrollment.objects.get(offering=offering, person__merged_into__user=user)
    assert enrollments.visible_to(user, Enrollment.objects.all()).get() == old
    assert enrollments.can_drop(user, old)
    assert enrol(offering, Person.objects.get(user=user)) == old


def test_every_filter_of_a_policy_is_tried() -> None:
    tried = {name.partition(",")[0] for name in (*PAIRS, *ACTING)}
    assert set(_filters()) - tried == set()


def _filters() -> Iterator[str]:
    """Return the name of every public function of a policy that keeps a user's rows."""
    for app in ("lms", "cms", "courses", "certificates"):
        package = import_module(app)
        for module in pkgutil.walk_packages(package.__path__, f"{app}."):
            if module.name.endswith(".policy"):
                for name, value in vars(import_module(module.name)).items():
                    asks = getattr(value, "__annotations__", {})
                    is_filter = "user" in asks and "QuerySet" in str(asks.get("return"))
                    if is_filter and value.__module__ == module.name and name[0] != "_":
                        yield f"{module.name}.{name}"

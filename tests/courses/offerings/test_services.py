from datetime import timedelta

import pytest
from django.utils import timezone

from courses.catalogue.models import CoursePage, LessonPage
from courses.hours.rules import Modality
from courses.offerings.models import Offering
from courses.offerings.rules import Action, OfferingState, RequirementKind
from courses.offerings.services import advance, cancel, offer_course, open_enrollment
from lms.audit.models import AuditEvent, AuditPrivate
from lms.common.errors import DomainError, NotAllowed, TransitionRefused
from lms.jobs.models import Job
from lms.organizations.services import describe_organization
from tests.courses.factories import draft, edition, offering, publish, town_page, whole_course


def test_completing_asks_for_each_lesson_of_the_edition(cast):
    made = draft(cast)

    asked = made.requirements.order_by("lesson__position")
    assert list(asked.values_list("requirement_kind", "minimum_percent")) == [
        (RequirementKind.LESSON_READ, 0),
        (RequirementKind.QUIZ_PASSED, 70),
    ]
    assert (made.state, made.seats_taken) == (OfferingState.DRAFT, 0)
    assert AuditEvent.objects.filter(action="offering.created").count() == 1


def test_facilitators_keep_the_title_that_the_certificate_prints(cast):
    made = draft(cast, facilitators=[(cast.bruno, "Enfermeiro")])

    assert made.facilitators.get().title == "Enfermeiro"


def test_partners_are_kept_as_the_certificate_prints_them(cast):
    typed = ["  Escola  de Saúde ", "", "Universidade da Várzea", "Escola de Saúde"]

    assert draft(cast, partners=typed).partners == ["Escola de Saúde", "Universidade da Várzea"]


@pytest.mark.parametrize(
    ("partners", "said"),
    [
        ([f"Escola {number}" for number in range(6)], "até 5 instituições"),
        (["x" * 121], "até 120 letras"),
        (["Escola\u202e"], "um sinal que não aparece"),
    ],
)
def test_partners_that_would_not_fit_the_certificate_are_refused(cast, partners, said):
    with pytest.raises(DomainError, match=said):
        draft(cast, partners=partners)
    assert not Offering.objects.exists()


def test_any_municipality_may_offer_a_course_of_the_platform(cast):
    made = draft(cast, organization=cast.goiania, by=cast.davi.user)

    assert made.edition.organization == cast.platform
    assert made.organization == cast.goiania


def test_another_municipalitys_course_is_not_offered(cast):
    of_parintins = edition(town_page(cast.parintins))

    with pytest.raises(NotAllowed, match="outro município"):
        draft(cast, of_parintins, organization=cast.goiania, by=cast.davi.user)


def test_only_the_hosts_coordination_makes_an_offering(cast):
    of_all = edition()

    for stranger in (cast.davi.user, cast.elisa.user, cast.ana.user, cast.fabio.user, cast.root):
        with pytest.raises(NotAllowed):
            draft(cast, of_all, by=stranger)
    assert draft(cast, of_all, by=cast.carla.user).organization == cast.parintins


@pytest.mark.parametrize(
    "change", [{"seats": 0}, {"seats": -1}, {"seats": 10**9}, {"title": "x" * 10_000}]
)
def test_an_offering_out_of_bounds_is_refused(cast, change):
    with pytest.raises(DomainError):
        draft(cast, **change)
    assert not Offering.objects.exists()


def test_an_offering_walks_from_draft_to_enrolling(cast):
    made = open_enrollment(offering=draft(cast), by=cast.bruno.user)

    assert made.state == OfferingState.ENROLLING
    for step in ("submitted", "approved", "opened"):
        assert AuditEvent.objects.filter(action=f"offering.{step}").count() == 1


def test_opening_from_the_middle_takes_only_what_is_left(cast):
    made = advance(offering=draft(cast), action=Action.SUBMIT, by=cast.bruno.user)

    assert open_enrollment(offering=made, by=cast.bruno.user).state == OfferingState.ENROLLING


def test_what_is_open_is_not_opened_again(cast):
    made = offering(cast)

    with pytest.raises(TransitionRefused, match="inscrições abertas"):
        open_enrollment(offering=made, by=cast.bruno.user)


def test_a_foreign_coordinator_moves_nothing(cast):
    made = draft(cast)

    with pytest.raises(NotAllowed):
        open_enrollment(offering=made, by=cast.davi.user)
    made.refresh_from_db()
    assert made.state == OfferingState.DRAFT


def test_an_offering_whose_days_are_over_does_not_open(cast):
    past = timezone.localdate() - timedelta(days=40)
    made = draft(cast, starts_on=past, ends_on=past)

    with pytest.raises(TransitionRefused, match="já passou"):
        open_enrollment(offering=made, by=cast.bruno.user)


def test_a_meeting_is_led_by_somebody(cast):
    of_meeting = edition(modality=Modality.CLASSROOM)
    alone = draft(cast, of_meeting)

    with pytest.raises(DomainError, match="quem facilita"):
        open_enrollment(offering=alone, by=cast.bruno.user)
    led = draft(cast, of_meeting, facilitators=[(cast.bruno, "")])
    assert open_enrollment(offering=led, by=cast.bruno.user).state == OfferingState.ENROLLING


def test_whoever_cannot_sign_a_certificate_opens_no_class(cast):
    made = draft(cast)
    cast.parintins.cnpj = None
    cast.parintins.save()

    with pytest.raises(DomainError, match="Falta o CNPJ de Parintins") as refusal:
        open_enrollment(offering=made, by=cast.bruno.user)
    assert "Dados da instituição" in refusal.value.sentence
    describe_organization(
        organization=cast.parintins,
        address="",
        creation_act="",
        contact="",
        cnpj="11.222.333/0001-81",
        by=cast.bruno.user,
    )
    assert open_enrollment(offering=made, by=cast.bruno.user).state == OfferingState.ENROLLING


def test_an_offering_does_not_start_before_its_day(cast):
    soon = timezone.localdate() + timedelta(days=5)
    made = offering(cast, starts_on=soon, ends_on=soon)

    with pytest.raises(TransitionRefused, match="A turma começa em"):
        advance(offering=made, action=Action.START, by=cast.bruno.user)


@pytest.mark.parametrize("reason", ["", "   "])
def test_cancelling_asks_why(cast, reason):
    with pytest.raises(DomainError, match="motivo"):
        cancel(offering=draft(cast), by=cast.bruno.user, reason=reason)


def test_cancelling_is_announced_and_its_reason_kept_apart(cast):
    made = cancel(offering=offering(cast), by=cast.bruno.user, reason="Enchente.")

    assert made.state == OfferingState.CANCELLED
    assert AuditPrivate.objects.get().reason == "Enchente."
    assert Job.objects.filter(event="offerings.cancelled", object_id=made.pk).exists()


def test_offering_a_changed_course_approves_a_new_edition(cast):
    page = whole_course(town_page(cast.parintins))
    old = offered(cast, page)
    lesson = LessonPage.objects.get(slug="prova")
    lesson.title = "Prova final"
    publish(lesson)

    assert offered(cast, page).edition.number == 2
    assert old.edition.number == 1
    assert offered(cast, page).edition.number == 2


def offered(cast, page, by=None):
    today = timezone.localdate()
    return offer_course(
        course=CoursePage.objects.get(pk=page.pk),
        by=by or cast.bruno.user,
        organization=cast.parintins,
        title="2026/1",
        seats=10,
        starts_on=today,
        ends_on=today,
        completes_on="last",
        place="",
        facilitators=[],
    )


def test_of_the_platforms_course_the_last_approved_edition_is_offered(cast):
    page = whole_course()
    with pytest.raises(DomainError, match="ainda não o aprovou"):
        offered(cast, page)

    approved = edition(slug="outro")
    assert offered(cast, approved.course).edition == approved

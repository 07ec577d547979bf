"""The demonstration's courses, their offerings and the people who study in them."""

from datetime import timedelta

from django.utils import timezone

from cms.pages.models import MunicipalityPage
from courses.catalogue.models import CoursePage, LessonPage
from courses.demo.content import BLOOD_PRESSURE, CIRCLE, COURSES, HAND_HYGIENE, WELCOMING
from courses.demo.publishing import publish_course
from courses.demo.studying import enrol, study
from courses.enrollments.services import close_offering
from courses.hours.rules import Capacity
from courses.offerings.models import Offering
from courses.offerings.rules import Action, CompletesOn
from courses.offerings.services import advance, offer_course, open_enrollment
from courses.teaching.services import confirm_hours, name_facilitator
from lms.demo import COORDINATORS, PARINTINS, WORKERS, department_of, person_of_cpf, user_of
from lms.organizations.clock import civil_date
from lms.people.models import User

SEATS = 60
TITLES = {
    BLOOD_PRESSURE.slug: "Turma da demonstração",
    HAND_HYGIENE.slug: "Turma das mãos",
    WELCOMING.slug: "Turma do acolhimento",
}
# By the worker's name: how many lessons they have read; ``None`` is the whole course.
STUDIED: dict[str, int | None] = {
    "João Pedro Moura": 2,
    "Luzia Nascimento Pinto": None,
    "Raimunda das Chagas e Silva": None,
    "Helena Couto": None,
}


# Who led the conversation, as what, with which title and for how many minutes; who took part.
LED = (
    ("Olga Trindade", Capacity.FACILITATOR, "Docente, mestra em saúde coletiva", 20),
    ("Iara Sateré", Capacity.PRECEPTOR, "Especialista em saúde da família", 20),
)
TOOK_PART = "Lauro Meireles"


def seed() -> None:
    """Publish the courses, open an offering of each and let some people study in the long one.

    The conversation was held already, and what was taught in it is confirmed.
    """
    coordinator = user_of(COORDINATORS[PARINTINS])
    town = MunicipalityPage.objects.get(organization__municipality=PARINTINS)
    circle = publish_course(CIRCLE, below=town, by=coordinator)
    # The long course comes last, so that lists with the newest on top begin with it.
    pages = [publish_course(course, below=town, by=coordinator) for course in reversed(COURSES)]
    for page in reversed(pages):
        if Offering.objects.filter(edition__course=page).exists():
            continue
        offering = open_offering(page, title=TITLES[page.slug], by=coordinator)
        if page.slug == BLOOD_PRESSURE.slug:
            for name, lessons in STUDIED.items():
                study(enrol(offering, person_of_cpf(cpf_of(name))), lessons=lessons)

    if not Offering.objects.filter(edition__course=circle).exists():
        hold(circle, by=coordinator)


def hold(course: CoursePage, *, by: User) -> None:
    """Hold a conversation from its opening to the confirmed hours of those who led it."""
    department = department_of(PARINTINS)
    today = civil_date(department, timezone.now())
    offering = offer_course(
        course=course,
        by=by,
        organization=department,
        title="Roda da demonstração",
        seats=SEATS,
        starts_on=today - timedelta(days=14),
        ends_on=today,
        completes_on=CompletesOn.LAST_FULFILMENT,
        place="Na plataforma",
    )
    led = [
        name_facilitator(
            offering=offering, person=person_of_cpf(cpf_of(name)), capacity=way, title=title, by=by
        )
        for name, way, title, _minutes in LED
    ]
    offering = open_enrollment(offering=offering, by=by)
    study(enrol(offering, person_of_cpf(cpf_of(TOOK_PART))))
    for action in (Action.START, Action.FINISH):
        offering = advance(offering=offering, action=action, by=by)
    close_offering(offering=offering, by=by)
    for one, (_name, _way, _title, minutes) in zip(led, LED, strict=True):
        confirm_hours(facilitator=one, minutes=minutes, by=by)


def open_offering(course: CoursePage, *, title: str, by: User) -> Offering:
    """Open an offering of the department that has begun and still takes people."""
    department = department_of(PARINTINS)
    today = civil_date(department, timezone.now())
    offering = offer_course(
        course=course,
        by=by,
        organization=department,
        title=title,
        seats=SEATS,
        starts_on=today - timedelta(days=14),
        ends_on=today + timedelta(days=150),
        completes_on=CompletesOn.LAST_FULFILMENT,
        place="Na plataforma",
        partners=["Escola de Saúde do Médio Amazonas"],
        facilitators=[(person_of_cpf(cpf_of("Iara Sateré")), "Especialista em saúde da família")],
    )
    offering = open_enrollment(offering=offering, by=by)
    return advance(offering=offering, action=Action.START, by=by)


def cpf_of(name: str) -> str:
    """Return the CPF of one of the demonstration's workers."""
    return next(worker.cpf for worker in WORKERS if worker.name == name)


def lesson_path() -> str:
    """Return the address of a lesson that anybody may read."""
    lesson = BLOOD_PRESSURE.lessons[0]
    page = LessonPage.objects.get(slug=lesson.slug)
    return str(page.get_url())

"""The demonstration's course, its offerings and the people who study in them."""

from datetime import timedelta

from django.utils import timezone

from cms.pages.models import MunicipalityPage
from courses.catalogue.models import LessonPage
from courses.demo.content import BLOOD_PRESSURE
from courses.demo.publishing import publish_course
from courses.demo.studying import enrol, study
from courses.offerings.models import Offering
from courses.offerings.rules import Action, CompletesOn
from courses.offerings.services import advance, offer_course, open_enrollment
from lms.demo import COORDINATORS, PARINTINS, WORKERS, department_of, person_of_cpf, user_of
from lms.organizations.clock import civil_date

SEATS = 60
# By the worker's name: how many lessons they have read; ``None`` is the whole course.
STUDIED: dict[str, int | None] = {
    "João Pedro Moura": 2,
    "Luzia Nascimento Pinto": None,
    "Raimunda das Chagas e Silva": None,
    "Helena Couto": None,
}


def seed() -> None:
    """Publish the course, open an offering and let some people study in it."""
    coordinator = user_of(COORDINATORS[PARINTINS])
    town = MunicipalityPage.objects.get(organization__municipality=PARINTINS)
    course = publish_course(BLOOD_PRESSURE, below=town, by=coordinator)
    if Offering.objects.filter(edition__course=course).exists():
        return
    department = department_of(PARINTINS)
    today = civil_date(department, timezone.now())
    offering = offer_course(
        course=course,
        by=coordinator,
        organization=department,
        title="Turma da demonstração",
        seats=SEATS,
        starts_on=today - timedelta(days=14),
        ends_on=today + timedelta(days=150),
        completes_on=CompletesOn.LAST_FULFILMENT,
        place="Na plataforma",
        partners=["Escola de Saúde do Médio Amazonas"],
        facilitators=[(person_of_cpf(cpf_of("Iara Sateré")), "Especialista em saúde da família")],
    )
    offering = open_enrollment(offering=offering, by=coordinator)
    offering = advance(offering=offering, action=Action.START, by=coordinator)
    for name, lessons in STUDIED.items():
        study(enrol(offering, person_of_cpf(cpf_of(name))), lessons=lessons)


def cpf_of(name: str) -> str:
    """Return the CPF of one of the demonstration's workers."""
    return next(worker.cpf for worker in WORKERS if worker.name == name)


def lesson_path() -> str:
    """Return the address of a lesson that anybody may read."""
    lesson = BLOOD_PRESSURE.lessons[0]
    page = LessonPage.objects.get(slug=lesson.slug)
    return str(page.get_url())

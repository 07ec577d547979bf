"""A published course and an open offering, for the tests of every area of courses."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone
from wagtail.models import Page

from cms.pages.models import HomePage, MunicipalityPage, StatePage
from courses.catalogue.models import CoursePage, Edition, LessonPage
from courses.catalogue.services import approve_edition
from courses.enrollments.models import Enrollment
from courses.enrollments.services import request_enrollment
from courses.offerings.models import Offering
from courses.offerings.rules import CompletesOn
from courses.offerings.services import create_offering, open_enrollment
from lms.organizations.clock import civil_date
from lms.organizations.models import Organization
from lms.people.models import Person
from tests.cast import Cast, person
from tests.replay import replayed

Block = dict[str, Any]


def home() -> HomePage:
    """Return the home page, made once."""
    found = HomePage.objects.first()
    if found is None:
        found = Page.get_first_root_node().add_child(
            instance=HomePage(title="Percurso", slug="raiz")
        )
    return found


def town_page(organization: Organization) -> MunicipalityPage:
    """Return the page of a municipality, made once."""
    found = MunicipalityPage.objects.filter(organization=organization).first()
    if found is not None:
        return found
    place = organization.municipality
    state = StatePage.objects.filter(state=place.state).first() or home().add_child(
        instance=StatePage(title=place.state.name, slug=place.state.uf.lower(), state=place.state)
    )
    return state.add_child(
        instance=MunicipalityPage(title=place.name, slug=place.slug, organization=organization)
    )


def paragraph(text: str = "<p>Leia com calma.</p>") -> Block:
    return {"type": "paragraph", "value": text, "id": str(uuid4())}


def option(text: str, *, right: bool = False, feedback: str = "") -> Block:
    value = {"text": text, "is_correct": right, "feedback": feedback}
    return {"type": "item", "value": value, "id": str(uuid4())}


def question(kind: str = "single_choice", *, practice: bool = False, **value: Any) -> Block:
    """Make one question; a single choice between "Sim" and "Não" if nothing is said."""
    usual: dict[str, Any] = {"prompt": "Qual?", "feedback": "Porque sim.", "is_practice": practice}
    if kind.endswith("_choice"):
        usual["options"] = [option("Sim", right=True, feedback="Isso."), option("Não")]
    return {"type": kind, "value": {**usual, **value}, "id": str(uuid4())}


def reading() -> list[Block]:
    return [paragraph(), question(practice=True)]


def quiz() -> list[Block]:
    return [
        question(),
        question("multiple_choice"),
        question("true_false", is_true=True),
        question("numeric", answer="120.0000", tolerance="2", unit="mmHg"),
    ]


def publish(page: Page) -> Page:
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def course(under: Page | None = None, *, slug: str = "medir", **fields: Any) -> CoursePage:
    """Publish a course without lessons: 60 minutes to read, 30 to be assessed."""
    values = {
        "title": "Medir bem a pressão",
        "summary": "Medir com calma.",
        "audience": "Toda a equipe",
        "theme": "Hipertensão",
        "objectives": [{"type": "item", "value": "Medir.", "id": str(uuid4())}],
        "syllabus": [
            {"type": "unit", "value": {"title": "Medir", "minutes": 60}, "id": str(uuid4())},
            {"type": "unit", "value": {"title": "Prova", "minutes": 30}, "id": str(uuid4())},
        ],
        "competences": [{"type": "item", "value": "Mede a pressão.", "id": str(uuid4())}],
        "sources": [{"type": "item", "value": "Diretriz de 2025.", "id": str(uuid4())}],
        **fields,
    }
    page = (under or home()).add_child(instance=CoursePage(slug=slug, live=False, **values))
    return publish(page)


def lesson(under: CoursePage, title: str = "Como medir", **fields: Any) -> LessonPage:
    values = {"minutes": 60, "body": reading(), "slug": uuid4().hex[:12], **fields}
    page = under.add_child(instance=LessonPage(title=title, live=False, **values))
    return publish(page)


@replayed
def whole_course(under: Page | None = None, **fields: Any) -> CoursePage:
    """Publish a course of one lesson and one quiz."""
    made = course(under, **fields)
    lesson(made, "Como medir", slug="como-medir")
    lesson(made, "Prova", slug="prova", minutes=30, is_graded=True, body=quiz())
    return CoursePage.objects.get(pk=made.pk)


@replayed
def edition(under: Page | None = None, **fields: Any) -> Edition:
    return approve_edition(course=whole_course(under, **fields), by=None)


@replayed
def draft(cast: Cast, of: Edition | None = None, **fields: Any) -> Offering:
    """Make an offering of Parintins that began ten days ago; the platform's course if none."""
    today = civil_date(cast.parintins, timezone.now())
    values = {
        "organization": cast.parintins,
        "title": "Turma 1",
        "seats": 2,
        "starts_on": today - timedelta(days=10),
        "ends_on": today + timedelta(days=30),
        "completes_on": CompletesOn.LAST_FULFILMENT,
        "by": cast.bruno.user,
        **fields,
    }
    return create_offering(edition=of or edition(), **values)


@replayed
def offering(cast: Cast, of: Edition | None = None, **fields: Any) -> Offering:
    """Make one that is open to enrollment."""
    made = draft(cast, of, **fields)
    return open_enrollment(offering=made, by=fields.get("by", cast.bruno.user))


def enroll(who: Person, into: Offering) -> Enrollment:
    return request_enrollment(offering=into, person=who, by=who.user)


def people(count: int) -> list[Person]:
    return [
        person(f"Pessoa {number}", email=f"p{number}@exemplo.example") for number in range(count)
    ]


DAY = date(2026, 3, 2)

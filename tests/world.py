"""Two municipalities in which something of everything has happened, made by the real services.

``build(cast)`` takes about a second. A test that only needs one thing is better served by the
factories of its area; this is for tests that walk over everything: permissions, privacy, exports.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page, TaskState

from certificates.issuing.models import Certificate
from certificates.layouts.rules import Design
from certificates.layouts.services import save_layout
from certificates.recognition.models import ExternalCredential, ProofFile
from certificates.recognition.services import keep_draft, submit
from certificates.transcripts.models import Transcript
from certificates.transcripts.services import make
from cms.media.models import Document, Image
from cms.media.recordings import Recording
from cms.media.services import make_renditions, shelf_of
from cms.pages.models import HomePage, MunicipalityPage, SectionPage
from cms.pages.services import make_municipality_pages
from courses.catalogue.models import CoursePage, LessonPage
from courses.demo.studying import enrol, study
from courses.enrollments.models import Enrollment
from courses.exchange.models import QuestionImport
from courses.exchange.services import examine_questions
from courses.learning.models import Attempt
from courses.learning.services import start_attempt
from courses.offerings.models import Offering, OfferingFacilitator
from courses.offerings.rules import CompletesOn
from courses.offerings.services import offer_course, open_enrollment
from lms.access.rules import Role
from lms.access.services import grant_role
from lms.jobs import services as jobs
from lms.jobs.models import Job, JobState
from lms.notices.models import Notice
from lms.organizations.clock import civil_date
from lms.organizations.models import Organization
from lms.people.models import CorrectionRequest, EmploymentLink, Person, Posting, Regime, User
from lms.people.rules import Correctable
from lms.people.services import (
    Registration,
    ask_correction,
    confirm_identity,
    declare_cpf,
    issue_one_time_code,
    redeem_one_time_code,
    register_learner,
)
from tests.cast import PASSWORD, Cast, person
from tests.certificates.recognition.samples import DECLARED, photo
from tests.cms.media.pictures import picture_of
from tests.cms.media.sounds import recording_of
from tests.courses.factories import whole_course

# Valid in form; nobody's.
CPFS = {"Ana": "52998224725", "Paula": "11144477735", "Rui": "12345678909"}
# Held in Parintins by one person each. Coordination, human resources and the platform's
# administration have theirs in the cast.
HELD_IN_PARINTINS = tuple(
    role for role in Role if role not in {Role.COORDINATOR, Role.HR_ANALYST, Role.PLATFORM_ADMIN}
)


@dataclass(frozen=True)
class Town:
    """A municipality with one of each thing.

    Attributes:
        coordinator: who made everything here, and is halfway through the course.
        learner: who finished the course and has its certificate.
        link: the learner's, to this municipality's department.
        section: the page about the department.
        draft: a section page that was never published.
        course: of one reading lesson with a practice question, and one quiz.
        offering: open to enrollment, with seats.
        facilitator: who teaches in the offering, hours not confirmed.
        enrollment: the learner's, completed.
        attempt: the learner's, handed in and passed.
        certificate: the learner's, issued, with its file.
        transcript: of the learner's hours.
        external: the learner's certificate from elsewhere, checked, not decided.
        unsent: a file of the learner's, with which nothing was submitted yet.
        notice: the learner's, unread: the certificate is ready.
        studying: the coordinator's own enrollment, active.
        unfinished: the coordinator's own attempt, not handed in.
        questions: what the coordinator read of a file for the reading lesson, not yet brought.
        correction: what the learner asked to be put right, not yet answered.
        moderation: the step in which the changed ``section`` waits to be published.
    """

    organization: Organization
    coordinator: User
    learner: Person
    link: EmploymentLink
    page: MunicipalityPage
    section: SectionPage
    draft: SectionPage
    image: Image
    document: Document
    recording: Recording
    course: CoursePage
    reading: LessonPage
    quiz: LessonPage
    offering: Offering
    facilitator: OfferingFacilitator
    enrollment: Enrollment
    attempt: Attempt
    certificate: Certificate
    transcript: Transcript
    external: ExternalCredential
    unsent: ProofFile
    notice: Notice
    studying: Enrollment
    unfinished: Attempt
    questions: QuestionImport
    correction: CorrectionRequest
    moderation: TaskState


@dataclass(frozen=True)
class World:
    """Both towns and everybody who acts in them.

    Attributes:
        cast: see :class:`tests.cast.Cast`. Ana is Parintins's learner.
        rui: works in Goiânia and is enrolled nowhere.
        holders: a user for each role of ``HELD_IN_PARINTINS``. The unit's manager holds it at the
            cast's unit, where Ana is posted; the others at the department.
    """

    cast: Cast
    home: HomePage
    parintins: Town
    goiania: Town
    rui: Person
    rui_link: EmploymentLink
    holders: dict[Role, User]


def build(cast: Cast) -> World:
    """Make both towns. Works inside a transaction: what waits for the commit is run here."""
    for organization in (cast.parintins, cast.goiania):
        make_municipality_pages(organization=organization, by=sign_in_of(cast.fabio))
    davi = sign_in_of(cast.davi)
    paula_link = employ("Paula Ramos", CPFS["Paula"], by=davi)
    rui_link = employ("Rui Campos", CPFS["Rui"], by=davi)
    return World(
        cast=cast,
        home=HomePage.objects.get(),
        parintins=_town(cast.parintins, sign_in_of(cast.bruno), _known(cast), slug="medir"),
        goiania=_town(cast.goiania, davi, paula_link, slug="medir-goiania"),
        rui=rui_link.person,
        rui_link=rui_link,
        holders={role: hold(cast, role) for role in HELD_IN_PARINTINS},
    )


def run_jobs() -> None:
    """Run the waiting jobs, and those that they announce, to the end."""
    while waiting := list(Job.objects.filter(state=JobState.WAITING, attempts=0)):
        for job in waiting:
            jobs.run(job.pk)


def sign_in_of(who: Person) -> User:
    """Return a person's sign-in."""
    assert who.user is not None
    return who.user


def employ(name: str, cpf: str, *, by: User) -> EmploymentLink:
    """Register a learner by CPF in Goiânia, and sign them in for the first time by a code."""
    link = register_learner(
        organization=Organization.objects.get(short_name="Goiânia"),
        details=Registration(name, cpf, Regime.STATUTORY, date(2021, 2, 1)),
        by=by,
    )
    code = issue_one_time_code(link=link, by=by)
    redeem_one_time_code(cpf=cpf, code=code.text, password=PASSWORD)
    return EmploymentLink.objects.select_related("person__user").get(pk=link.pk)


def hold(cast: Cast, role: Role) -> User:
    """Give a role in Parintins to a new person."""
    holder = sign_in_of(person(f"{role.name.title()} de Parintins"))
    place = cast.unit if role is Role.UNIT_MANAGER else cast.parintins
    grant_role(user=holder, role=role, place=place, by=sign_in_of(cast.fabio))
    return holder


def _known(cast: Cast) -> EmploymentLink:
    """Confirm Ana's CPF, post her to the unit, and return her link."""
    cpf = CPFS["Ana"]
    declare_cpf(person=cast.ana, cpf=cpf, by=sign_in_of(cast.ana))
    bruno = sign_in_of(cast.bruno)
    confirm_identity(person=cast.ana, organization=cast.parintins, cpf=cpf, by=bruno)
    link = EmploymentLink.objects.get(person=cast.ana)
    Posting.objects.create(link=link, facility=cast.unit, starts_on=link.starts_on)
    return link


def _town(organization: Organization, by: User, link: EmploymentLink, *, slug: str) -> Town:
    page = MunicipalityPage.objects.get(organization=organization)
    course = whole_course(page, slug=slug)
    offering = _offering(course, organization, by)
    done = enrol(offering, link.person)
    study(done)
    run_jobs()
    studying = enrol(offering, by.person)
    unfinished = _halfway(studying, by)
    done.refresh_from_db()
    section = SectionPage.objects.child_of(page).get(slug="sobre")
    shelf = shelf_of(organization=organization)
    image = picture_of(shelf.collection)
    make_renditions(image.pk)
    document = Document.objects.create(
        title="Ofício", file=ContentFile(b"x", "oficio.pdf"), collection=shelf.collection
    )
    reading = LessonPage.objects.child_of(course).get(is_graded=False)
    save_layout(issuer=organization, design=Design(), after=0, by=by)
    return Town(
        organization=organization,
        coordinator=by,
        learner=link.person,
        link=link,
        page=page,
        section=section,
        draft=page.add_child(instance=SectionPage(title="Rascunho", slug="rascunho", live=False)),
        image=image,
        document=document,
        recording=recording_of(shelf.collection),
        course=course,
        reading=reading,
        quiz=LessonPage.objects.child_of(course).get(is_graded=True),
        offering=offering,
        facilitator=offering.facilitators.get(),
        enrollment=done,
        attempt=Attempt.objects.get(enrollment=done),
        certificate=Certificate.objects.get(enrollment=done),
        transcript=make(person=link.person, by=sign_in_of(link.person)),
        external=_external(link),
        unsent=_kept(link, "rascunho"),
        notice=Notice.objects.filter(person=link.person, read_at=None).latest("pk"),
        studying=studying,
        unfinished=unfinished,
        questions=examine_questions(place=reading, data=b"A Terra gira. {T}", by=by),
        correction=ask_correction(
            link=link,
            subject=Correctable.JOB_TITLE,
            value="Agente de endemias",
            explanation="Mudei de cargo.",
            by=sign_in_of(link.person),
        ),
        moderation=_in_moderation(section, by),
    )


def _external(link: EmploymentLink) -> ExternalCredential:
    """Send a certificate from elsewhere and let it be checked."""
    made = submit(
        person=link.person,
        proof=_kept(link, "papel"),
        link=link,
        declared=DECLARED,
        by=sign_in_of(link.person),
    )
    run_jobs()
    made.refresh_from_db()
    return made


def _kept(link: EmploymentLink, note: str) -> ProofFile:
    by = sign_in_of(link.person)
    return keep_draft(person=link.person, content=photo(note=note), by=by)


def _offering(course: CoursePage, organization: Organization, by: User) -> Offering:
    today, name = civil_date(organization, timezone.now()), organization.municipality_id
    made = offer_course(
        course=course,
        by=by,
        organization=organization,
        title="Turma 1",
        seats=10,
        starts_on=today - timedelta(days=10),
        ends_on=today + timedelta(days=30),
        completes_on=CompletesOn.LAST_FULFILMENT,
        place="",
        facilitators=[
            (
                person(f"Teca de {organization.short_name}", email=f"teca@{name}.example"),
                "Enfermeira",
            )
        ],
    )
    return open_enrollment(offering=made, by=by)


def _halfway(enrollment: Enrollment, by: User) -> Attempt:
    """Read the first lesson and begin the quiz."""
    study(enrollment, lessons=1)
    quiz = enrollment.offering.edition.lessons.get(is_graded=True)
    return start_attempt(enrollment=enrollment, lesson=quiz, by=by)


def _in_moderation(page: Page, by: User) -> TaskState:
    """Change a page and hand the change in to be published."""
    page.save_revision(user=by)
    return page.get_workflow().start(page, by).current_task_state

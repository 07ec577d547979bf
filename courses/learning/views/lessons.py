"""Reading a lesson, answering its practice, marking it as read."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from cms.look.context import show_town
from courses.catalogue.models import EditionQuestion
from courses.catalogue.serving import CourseFacts, course_facts
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from courses.learning import body, queries, services
from courses.learning.faces import field_name, mark_name
from courses.learning.lesson_query import Lesson, lesson_for
from courses.learning.views.addresses import lesson_url
from courses.learning.views.page import Reader, reading_page
from courses.questions.kinds import Shown
from courses.questions.registry import kind_of
from courses.questions.untouched import is_untouched
from lms.common.errors import DomainError
from lms.people.models import User

KEPT_HEADER = "X-Kept-Page"


@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, course: str, lesson: str) -> HttpResponse:
    facts, found = find(request, course, lesson)
    if request.method == "POST":
        return _answer(request, facts, found)
    return _page(request, facts, found, {})


def find(request: HttpRequest, course: str, lesson: str) -> tuple[CourseFacts, Lesson]:
    """Return a published lesson with the reader's own enrollment; the frame names its town.

    Raises:
        Http404: no such course or lesson is published.
    """
    facts = course_facts(course)
    found = lesson_for(facts, lesson, reader_of(request)) if facts else None
    if facts is None or found is None:
        raise Http404
    if facts.town is not None:
        show_town(request, facts.town)
    return facts, found


def is_kept(request: HttpRequest) -> bool:
    """Tell whether a phone asks for a page in order to keep it."""
    return KEPT_HEADER in request.headers


def reader_of(request: HttpRequest) -> User | None:
    """Return who is signed in, if anybody."""
    return request.user if request.user.is_authenticated else None


def _page(
    request: HttpRequest,
    facts: CourseFacts,
    found: Lesson,
    refused: dict[str, tuple[object, str]],
) -> HttpResponse:
    reader = Reader(
        user=reader_of(request),
        login_url=login_url(lesson_url(facts.slug, found.slug)),
        refused=refused,
        again=request.GET.get(body.AGAIN, ""),
        is_kept=is_kept(request),
    )
    reading = reading_page(facts, found, reader)
    response = render(request, "courses/pages/lesson.html", {"reading": reading})
    if reader.user is not None:
        patch_cache_control(response, private=True)
    return response


def login_url(address: str) -> str:
    """Return where to sign in to come back to ``address``."""
    return f"{settings.LOGIN_URL}?{urlencode({'next': address})}"


def _answer(request: HttpRequest, facts: CourseFacts, found: Lesson) -> HttpResponse:
    """Take every practice answer of the form in, and come back to the question that was sent.

    Without a script all questions travel together: nobody loses what they ticked elsewhere.
    """
    address = lesson_url(facts.slug, found.slug)
    user, study = reader_of(request), found.study
    if user is None or study is None or study.lesson_public_id is None:
        return refuse_stranger(request, address)
    questions = queries.questions_of(study.lesson_public_id)
    enrollment = Enrollment.objects.get(pk=study.enrollment_id)
    refused = _take_answers(request.POST, questions, enrollment, user)
    if refused:
        return _page(request, *find(request, facts.slug, found.slug), refused)
    return HttpResponseRedirect(f"{address}#pergunta-{request.POST.get('pergunta', '')[:40]}")


def refuse_stranger(request: HttpRequest, address: str) -> HttpResponse:
    """Send a visitor to sign in, and whoever has no place to the lesson, saying why."""
    if reader_of(request) is None:
        return redirect(login_url(address))
    messages.info(request, "Para responder e concluir, faça a matrícula no curso.")
    return redirect(address)


def _take_answers(
    form: QueryDict, questions: Iterable[EditionQuestion], enrollment: Enrollment, user: User
) -> dict[str, tuple[object, str]]:
    """Save what was answered; return what could not be taken, with the sentence why."""
    refused: dict[str, tuple[object, str]] = {}
    for question in questions:
        raw = raw_response(question, question.shown, form)
        is_sent = form.get("pergunta") == str(question.block_id)
        is_given = is_sent or (raw and not _is_untouched(question, raw, form))
        if not question.is_practice or not is_given:
            continue
        try:
            services.answer_practice(enrollment=enrollment, question=question, raw=raw, by=user)
        except DomainError as problem:
            refused[str(question.block_id)] = (raw, problem.sentence)
    return refused


def _is_untouched(question: EditionQuestion, raw: object, form: QueryDict) -> bool:
    mark = form.get(mark_name(question.block_id), "")
    return is_untouched(kind_of(question.question_type), question.shown, raw, mark)


def raw_response(question: EditionQuestion, shown: Shown, form: QueryDict) -> object:
    """Return what a form says of a question as it was shown, unread."""
    name = field_name(question.block_id)
    return kind_of(question.question_type).read_form(name, shown, form)


@require_POST
def finish(request: HttpRequest, course: str, lesson: str) -> HttpResponse:
    facts, found = find(request, course, lesson)
    address = lesson_url(course, lesson)
    user, study = reader_of(request), found.study
    if user is None or study is None or study.lesson_public_id is None:
        return refuse_stranger(request, address)
    enrollment = Enrollment.objects.get(pk=study.enrollment_id)
    try:
        services.mark_read(enrollment=enrollment, lesson=queries.lesson_of(study), by=user)
    except DomainError as problem:
        messages.error(request, problem.sentence)
        return redirect(address)
    return _onward(request, facts, enrollment)


def _onward(request: HttpRequest, facts: CourseFacts, enrollment: Enrollment) -> HttpResponse:
    """Lead to the first lesson that is missing, or home when none is."""
    enrollment.refresh_from_db(fields=["state"])
    if enrollment.state == EnrollmentState.COMPLETED:
        messages.success(request, "Curso concluído. As horas já estão na sua conta.")
        return redirect("courses:my_space")
    messages.success(request, "Aula concluída.")
    following = queries.next_slug(enrollment)
    return redirect(lesson_url(facts.slug, following) if following else "courses:my_space")

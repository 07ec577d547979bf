from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cms.look.context import show_town
from courses.catalogue import rendering, serving
from courses.enrollments import course_page, policy, services
from courses.enrollments.models import Enrollment
from courses.enrollments.queries import place_in_line
from courses.enrollments.rules import IS_OPEN, EnrollmentState
from courses.offerings.forms import ReasonForm
from courses.offerings.models import Offering
from lms.access.scope import require
from lms.common.errors import DomainError
from lms.people.queries import person_of, same_person_ids
from lms.people.views.asking import attempt, signed_in

ENROLLED = "Matrícula feita. Pode começar agora mesmo."
NO_PERSON = "Este acesso não está ligado a uma pessoa. Fale com a coordenação do seu município."


@require_safe
def course(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a course: what it gives, the open offerings, and this person's next step."""
    facts = serving.course_facts(slug)
    if facts is None:
        raise Http404
    person = person_of(request.user)
    face = course_page.course_face(facts.page_id, slug, person, on=timezone.localdate())
    if face is None:
        raise Http404
    if facts.town is not None:
        show_town(request, facts.town)
    parts = rendering.parts_of(facts.page_id, face.live_revision_id)
    context: dict[str, Any] = {
        **parts,
        "title": face.title,
        "lead": face.summary,
        "login_url": _login_url(slug),
        **_side(face, slug),
    }
    return render(request, "courses/pages/course.html", context)


def _side(face: course_page.CourseFace, slug: str) -> dict[str, Any]:
    """Return what stands beside the course, with one action to take before all others."""
    if face.own is None:
        return {
            "offering": face.offerings[0] if face.offerings else None,
            "others": face.offerings[1:],
        }
    walk = course_page.walk_of(face.own, face.offerings[0])
    stop = walk.next_stop
    url = course_page.lesson_url(slug, stop) if stop and walk.can_study else ""
    return {"walk": walk, "own_path": course_page.path_html(walk, slug), "continue_url": url}


def _login_url(slug: str) -> str:
    back = reverse("courses:course", args=[slug])
    return f"{settings.LOGIN_URL}?next={quote(back)}"


def _course_url(offering: Offering) -> str:
    return reverse("courses:course", args=[offering.edition.course.slug])


@require_http_methods(["GET", "HEAD", "POST"])
def enroll(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give the signed-in person a place; everybody ends at the course's page.

    Whoever has to sign in first comes back to the course, and presses the button again.
    """
    offering = get_object_or_404(
        Offering.objects.public().select_related("organization", "edition__course"),
        public_id=public_id,
    )
    back = _course_url(offering)
    if request.method != "POST":
        return redirect(back)
    if not request.user.is_authenticated:
        return redirect(f"{settings.LOGIN_URL}?next={quote(back)}")
    person = person_of(request.user)
    if person is None:
        messages.error(request, NO_PERSON)
        return redirect(back)
    try:
        made = services.request_enrollment(offering=offering, person=person, by=signed_in(request))
    except DomainError as problem:
        messages.error(request, problem.sentence)
    else:
        messages.success(request, _said(made))
    return redirect(back)


def _said(enrollment: Enrollment) -> str:
    if enrollment.state == EnrollmentState.WAITLISTED:
        return f"As vagas acabaram. {line_sentence(place_in_line(enrollment))}"
    return ENROLLED


def line_sentence(place: int) -> str:
    """Say where in line somebody is and how the line walks."""
    order = "Quando abrir uma vaga, ela é de quem pediu primeiro, e você recebe um aviso."
    return f"Você é a {place}ª pessoa da fila. {order}"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask whether the person means it, and give up their own place in an offering."""
    enrollment = _own_open(request, public_id)
    back = _course_url(enrollment.offering)
    if request.method == "POST":
        try:
            services.drop(enrollment=enrollment, by=signed_in(request))
        except DomainError as problem:
            messages.error(request, problem.sentence)
        else:
            messages.success(request, "Pronto. Sua vaga foi liberada.")
        return redirect(back)
    context = {"enrollment": enrollment, "offering": enrollment.offering, "back": back}
    return render(request, "courses/enrollments/drop.html", context)


def _own_open(request: HttpRequest, public_id: UUID) -> Enrollment:
    """Return the person's own open enrollment in an offering, or 404."""
    person = person_of(request.user)
    return get_object_or_404(
        Enrollment.objects.select_related("offering__edition__course", "offering__organization"),
        offering__public_id=public_id,
        person__in=same_person_ids(person) if person else (),
        state__in=sorted(IS_OPEN),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def annul(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Undo a completion, with a reason, on a page that says what follows from it."""
    enrollment = get_object_or_404(
        policy.visible_to(signed_in(request), Enrollment.objects.all()).select_related(
            "person", "offering__organization"
        ),
        public_id=public_id,
    )
    require(policy.can_decide(signed_in(request), enrollment))
    form = ReasonForm(request.POST or None)
    if form.is_valid() and _annul(request, enrollment, form):
        messages.success(request, "Conclusão anulada. As horas foram estornadas.")
        return redirect("courses:roster", enrollment.offering.public_id)
    context = {"enrollment": enrollment, "offering": enrollment.offering, "form": form}
    return render(request, "courses/enrollments/annul.html", context)


def _annul(request: HttpRequest, enrollment: Enrollment, form: ReasonForm) -> Enrollment | None:
    by, reason = signed_in(request), form.cleaned_data["reason"]
    return attempt(form, lambda: services.annul(enrollment=enrollment, by=by, reason=reason))

"""What one person is given in the quizzes of a class, as whoever coordinates it decides."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from cms.look.context import show_town
from cms.pages.queries import town_of
from courses.catalogue.models import EditionLesson
from courses.enrollments import policy
from courses.enrollments.models import Enrollment
from courses.learning import queries, services
from courses.learning.forms import ExtraTimeForm, OtherEvidenceForm
from lms.access.scope import require
from lms.people.views.asking import attempt, signed_in


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def accommodation(request: HttpRequest, public_id: UUID) -> HttpResponse:
    enrollment = get_object_or_404(
        policy.visible_to(signed_in(request), Enrollment.objects.all()).select_related(
            "person", "offering__organization"
        ),
        public_id=public_id,
    )
    require(policy.can_decide(signed_in(request), enrollment))
    show_town(request, town_of(enrollment.offering.organization))
    given = queries.accommodation_of(enrollment)
    evidence = queries.evidence_of(enrollment)
    lessons = queries.quizzes_to_fulfil(enrollment)
    sent = request.POST.get("acao", "")
    time_form = ExtraTimeForm(
        request.POST if sent == "tempo" else None,
        initial={"tempo": given.extra_time_percent if given else 0},
    )
    evidence_form = OtherEvidenceForm(
        request.POST if sent == "evidencia" else None, lessons=lessons
    )
    if _give_time(request, enrollment, time_form) or _record_evidence(
        request, enrollment, evidence_form, lessons
    ):
        messages.success(request, "Registrado.")
        return redirect("courses:accommodation", enrollment.public_id)
    context = {
        "enrollment": enrollment,
        "offering": enrollment.offering,
        "given": given,
        "evidence": evidence,
        "lessons": lessons,
        "time_form": time_form,
        "evidence_form": evidence_form,
    }
    return render(request, "courses/learning/accommodation.html", context)


def _give_time(request: HttpRequest, enrollment: Enrollment, form: ExtraTimeForm) -> bool:
    if not (form.is_bound and form.is_valid()):
        return False
    by, told = signed_in(request), form.cleaned_data
    given = attempt(
        form,
        lambda: services.give_extra_time(
            enrollment=enrollment, extra_percent=told["tempo"], reason=told["motivo"], by=by
        ),
    )
    return given is not None


def _record_evidence(
    request: HttpRequest,
    enrollment: Enrollment,
    form: OtherEvidenceForm,
    lessons: list[EditionLesson],
) -> bool:
    if not (form.is_bound and form.is_valid()):
        return False
    by, told = signed_in(request), form.cleaned_data
    lesson = next(one for one in lessons if str(one.public_id) == told["avaliacao"])
    recorded = attempt(
        form,
        lambda: services.record_other_evidence(
            enrollment=enrollment,
            lesson=lesson,
            description=told["descricao"],
            reason=told["razao"],
            by=by,
        ),
    )
    return recorded is not None

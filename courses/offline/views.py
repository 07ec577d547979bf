"""What the browser asks for to work without a signal."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from courses.enrollments.rules import MAY_STUDY
from courses.learning.phone import phone_key
from courses.learning.views.lessons import find, is_kept, reader_of
from courses.offline import app, modules, sheets
from lms.people.queries import person_of


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Say how the site stands among the phone's apps."""
    response = JsonResponse(app.manifest(), json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = "application/manifest+json"
    response["Cache-Control"] = "public, max-age=3600"
    return response


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Send the service worker: the same for everybody, new with each release."""
    response = HttpResponse(app.worker_text(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Show what stands on the phone; the worker keeps this page, so it names nobody."""
    return render(request, "courses/offline/offline.html")


@never_cache
@require_safe
def signal(request: HttpRequest) -> JsonResponse:
    """Tell a phone whose session this is, and with which token to write."""
    user = reader_of(request)
    return JsonResponse({"user": phone_key(user) if user else "", "token": get_token(request)})


@never_cache
@login_required
@require_safe
def module(request: HttpRequest, enrollment: UUID) -> JsonResponse:
    """Say what one's own course consists of; anybody else's does not exist."""
    person = person_of(request.user)
    found = modules.own_enrollment(person, enrollment) if person else None
    if found is None:
        raise Http404
    return JsonResponse(modules.module_of(found).written())


@never_cache
@login_required
@require_safe
def sheet(request: HttpRequest, course: str, lesson: str) -> HttpResponse:
    """Show a quiz's questions to be answered without a signal: no key, nothing graded.

    Whoever waits for a place does not read them before.
    """
    facts, found = find(request, course, lesson)
    study = found.study
    if study is None or study.lesson_public_id is None or not found.is_graded:
        raise Http404
    if study.state not in MAY_STUDY:
        raise Http404
    page = sheets.sheet_of(facts, found, study, is_kept=is_kept(request))
    if not page.faces and not page.is_timed:
        raise Http404
    return render(request, "courses/offline/sheet.html", {"sheet": page})

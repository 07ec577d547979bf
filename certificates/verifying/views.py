"""The public verdict: no sign-in, no session, one query, the same page whatever the answer (D22)."""

from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from certificates.verifying import documents, limits, queries, wording
from certificates.verifying.counting import CountedResponse, count_check
from certificates.verifying.rules import Answer, Verdict
from cms.look.context import Look
from lms.common.codes import CodeTypo, NotACode, format_code, parse_code

TEMPLATE: Final = "certificates/verifying/verdict.html"
HEADERS: Final = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
KEYS_AGE: Final = 3600


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Ask for a code; answer it at once where one was typed."""
    typed = request.GET.get("codigo", "")
    if typed.strip():
        return verdict(request, typed)
    return _page({"look": _frame()})


@require_safe
def verdict(request: HttpRequest, typed: str) -> HttpResponse:
    """Show what we know of a code, typed or scanned."""
    found, wait = _answer(request, typed)
    return _page(_context(found, typed), wait)


@require_safe
def verdict_document(request: HttpRequest, typed: str) -> HttpResponse:
    """Say the same to a machine."""
    found, wait = _answer(request, typed)
    response = JsonResponse(documents.document(found), json_dumps_params={"ensure_ascii": False})
    return _finish(CountedResponse(response.content, content_type="application/json"), wait)


@require_safe
def public_keys(request: HttpRequest) -> HttpResponse:
    """Publish the keys of the seal."""
    response = JsonResponse(documents.keys_document())
    response["Cache-Control"] = f"public, max-age={KEYS_AGE}"
    return response


def _answer(request: HttpRequest, typed: str) -> tuple[Verdict, int]:
    """Return the verdict, and how many seconds the client has to wait if it tried too much."""
    try:
        code = parse_code(typed)
    except CodeTypo as problem:
        return _unread(Answer.MISTYPED, typed, problem.sentence), 0
    except NotACode as problem:
        return _unread(Answer.NOT_A_CODE, typed, problem.sentence), 0
    row = queries.certificate_row(code)
    if row is None:
        return _miss(request, code)
    if request.method == "GET":
        count_check(row["pk"])
    return queries.verdict_from(row), 0


def _unread(answer: Answer, typed: str, sentence: str) -> Verdict:
    return Verdict(answer=answer, code=typed, sentence=sentence)


def _miss(request: HttpRequest, code: str) -> tuple[Verdict, int]:
    wait = limits.misses.count(limits.client_of(request))
    answer = Answer.LIMITED if wait else Answer.NOT_FOUND
    return Verdict(answer=answer, code=code), wait


def _context(found: Verdict, typed: str) -> dict[str, Any]:
    facts = found.facts
    context = {
        "look": _frame(),
        "verdict": found,
        "typed": "" if facts else typed,
        "shape": wording.shape(found),
        "say": wording.say(found),
        "notice": wording.notice(found),
        "now": timezone.now(),
        "host": settings.VERIFY_HOST,
        "shown_code": format_code(found.code),
        "replacement_url": _address(found.replacement) if found.replacement else "",
    }
    if facts is None:
        return context
    return {
        **context,
        "facts": facts,
        "rows": wording.rows(facts),
        "more_rows": wording.more_rows(facts.snapshot),
        "syllabus": wording.syllabus(facts.snapshot),
        "file_digest": wording.grouped(facts.file_sha256),
        "snapshot_digest": wording.grouped(facts.snapshot_digest),
    }


def _address(code: str) -> str:
    return reverse("certificates:verdict", args=[code])


def _frame() -> Look:
    """Return the frame as any visitor sees it: this page never asks who is there."""
    visitor = HttpRequest()
    visitor.method, visitor.path = "GET", "/v/"
    visitor.user = AnonymousUser()
    return Look(visitor)


def _page(context: dict[str, Any], wait: int = 0) -> HttpResponse:
    # Without the request: the usual context would open the session.
    return _finish(CountedResponse(get_template(TEMPLATE).render(context)), wait)


def _finish(response: HttpResponse, wait: int) -> HttpResponse:
    for name, value in HEADERS.items():
        response[name] = value
    if wait:
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        response["Retry-After"] = str(wait)
    return response

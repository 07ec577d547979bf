"""The public verdict: no sign-in, no session, one query, the same page whatever the answer (D22)."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_safe

from certificates.verifying import documents, limits, queries, transcript_wording, wording
from certificates.verifying.counting import CountedResponse, count_check
from certificates.verifying.page import Kind, page
from certificates.verifying.responses import finished
from certificates.verifying.rules import Answer, Facts, ReportFacts, TranscriptFacts, Verdict
from certificates.verifying.transcripts import transcripts
from cms.look.components.certificates import trace as draw_trace
from cms.look.components.filters import brmoment
from cms.look.components.lists import facts as draw_facts
from cms.look.components.lists import pagination as draw_pagination
from lms.common.codes import CodeTypo, NotACode, format_code, parse_code

KEYS_AGE: Final = 3600
LONGEST_SHOWN: Final = 60
LINES_AT_ONCE: Final = 50
LINES_PAGE: Final = "lancamentos"


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Ask for a code; answer it at once where one was typed."""
    typed = request.GET.get("codigo", "")
    if typed.strip():
        return verdict(request, typed)
    return finished(HttpResponse(page(Kind(), {"typed": ""})))


@require_safe
def verdict(request: HttpRequest, typed: str) -> HttpResponse:
    """Show what we know of a code, typed or scanned."""
    found, wait = _answer(request, typed)
    return _page(found, typed, wait, request.GET)


@require_safe
def verdict_document(request: HttpRequest, typed: str) -> HttpResponse:
    """Say the same to a machine."""
    found, wait = _answer(request, typed)
    response = JsonResponse(documents.document(found), json_dumps_params={"ensure_ascii": False})
    return finished(CountedResponse(response.content, content_type="application/json"), wait)


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
        return _other_paper(code) or _miss(request, code)
    if request.method == "GET":
        count_check(row["pk"])
    return queries.verdict_from(row), 0


def _other_paper(code: str) -> tuple[Verdict, int] | None:
    """Return the verdict on a report of checks or a transcript, where the code is of one."""
    found = queries.reports(codes=[code]) or list(transcripts(codes=[code]).values())
    return (found[0], 0) if found else None


def _unread(answer: Answer, typed: str, sentence: str) -> Verdict:
    return Verdict(answer=answer, code=typed, sentence=sentence)


def _miss(request: HttpRequest, code: str) -> tuple[Verdict, int]:
    wait = limits.misses.count(limits.client_of(request))
    answer = Answer.LIMITED if wait else Answer.NOT_FOUND
    return Verdict(answer=answer, code=code), wait


def _page(found: Verdict, typed: str, wait: int, query: QueryDict) -> HttpResponse:
    facts = found.facts
    kind = Kind(
        answer=found.answer,
        has_facts=facts is not None,
        has_replacement=bool(found.replacement),
        is_demo=facts.snapshot.is_demo
        if facts
        else bool(found.transcript and found.transcript.is_demo),
        is_turned=LINES_PAGE in query,
    )
    values = {
        "say": wording.say(found),
        "ending": wording.ending(found),
        "code": _shown(found),
        "typed": typed if kind.asks_again else "",
        "now": brmoment(timezone.now(), "long"),
        "replacement_url": _address(found.replacement),
        **(_fact_values(found.code, facts) if facts else {}),
        **(_report_values(found.code, found.report) if found.report else {}),
        **(_transcript_values(found.code, found.transcript, query) if found.transcript else {}),
    }
    return finished(CountedResponse(page(kind, values)), wait)


def _fact_values(code: str, facts: Facts) -> dict[str, str]:
    snapshot = facts.snapshot
    return {
        "rows": draw_facts(wording.rows(facts), variant="lines"),
        "syllabus": draw_facts(wording.syllabus(snapshot), variant="lines"),
        "more_rows": draw_facts(wording.more_rows(snapshot), variant="lines"),
        "notes": " ".join(snapshot.legal_notes),
        "trace": draw_trace(code),
        "plain_code": code,
        "file_digest": wording.grouped(facts.file_sha256),
        "snapshot_digest": wording.grouped(facts.snapshot_digest),
        "seal_key": facts.seal_key_id,
        "seal": facts.seal_signature,
        "document_url": f"{_address(code)}.json",
    }


def _report_values(code: str, report: ReportFacts) -> dict[str, str]:
    return {
        "rows": draw_facts(wording.report_rows(report), variant="lines"),
        "file_digest": wording.grouped(report.file_sha256),
        "seal_key": report.seal_key_id,
        "seal": report.seal_signature,
        "document_url": f"{_address(code)}.json",
    }


def _transcript_values(code: str, told: TranscriptFacts, query: QueryDict) -> dict[str, str]:
    # A career's worth of lines would be more than a verdict may weigh.
    pages = Paginator(told.lines, LINES_AT_ONCE)
    shown = pages.get_page(query.get(LINES_PAGE))
    return {
        "rows": draw_facts(transcript_wording.rows(told), variant="lines"),
        "lines": draw_facts(transcript_wording.lines(told, shown), variant="lines"),
        "pages": draw_pagination(shown, query=query, name=LINES_PAGE),
        "gone": transcript_wording.gone(told),
        "revoked": transcript_wording.revoked(told),
        "file_digest": wording.grouped(told.file_sha256),
        "seal_key": told.seal_key_id,
        "seal": told.seal_signature,
        "document_url": f"{_address(code)}.json",
    }


def _shown(found: Verdict) -> str:
    if found.answer == Answer.NOT_A_CODE:
        return found.code[:LONGEST_SHOWN]
    if found.answer == Answer.MISTYPED:
        typed = found.code.rstrip("/ ").rpartition("/")[2]
        return format_code("".join(filter(str.isalnum, typed.upper())))
    return format_code(found.code)


def _address(code: str) -> str:
    return f"/v/{code}"

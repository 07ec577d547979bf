"""Many certificates at once: the page, and what is taken away from it."""

from http import HTTPStatus
from typing import Any, Final

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from certificates.verifying import limits
from certificates.verifying.batch import checking, services, wording
from certificates.verifying.batch.forms import BatchForm
from certificates.verifying.batch.rules import MOST_FILES, Entry, Line, totals, unpacked
from certificates.verifying.batch.spreadsheet import csv_bytes
from certificates.verifying.counting import flush_due
from certificates.verifying.responses import finished
from cms.look.rules import date_text
from lms.people.models import User

SALT: Final = "certificates.batch"
KEPT_SECONDS: Final = 24 * 3600
GROWN_OLD: Final = "Esta página ficou velha. Mande a lista outra vez."


@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest) -> HttpResponse:
    """Ask for many codes or files; say what each is."""
    if request.method != "POST":
        return _page(request, BatchForm())
    form = BatchForm(request.POST, request.FILES)
    is_sound = form.is_valid()
    form.keep_text()
    if not is_sound:
        return _page(request, form)
    lines = checking.first_check(form.cleaned_data["entries"], limits.client_of(request))
    flush_due()
    return _page(request, form, lines=lines)


@require_POST
def sheet(request: HttpRequest) -> HttpResponse:
    """Send what was just shown as a sheet."""
    entries = _kept(request)
    if entries is None:
        return _refused(request, GROWN_OLD)
    now = timezone.now()
    rows = wording.sheet_rows(checking.check_again(entries), now)
    return _download(csv_bytes(wording.SHEET, rows), "csv", "text/csv; charset=utf-8")


@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """Make a sealed report of what was just shown, and send it."""
    entries = _kept(request)
    if entries is None:
        return _refused(request, GROWN_OLD)
    if limits.reports.count(limits.client_of(request)):
        return _refused(request, "São muitos relatórios em pouco tempo. Espere dez minutos.")
    by = request.user if isinstance(request.user, User) else None
    pdf = services.make_report(lines=checking.check_again(entries), by=by)
    return _download(pdf, "pdf", "application/pdf")


def _page(
    request: HttpRequest, form: BatchForm, *, lines: list[Line] | None = None
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "most_files": MOST_FILES}
    if lines is not None:
        doubtful = [line for line in lines if not line.is_well]
        context |= {
            "lines": lines,
            "totals": totals(lines),
            "columns": wording.COLUMNS,
            "doubtful": [wording.table_row(line) for line in doubtful],
            "well": [wording.table_row(line) for line in lines if line.is_well],
            "kept": _keep(lines),
            "now": timezone.now(),
        }
    return finished(render(request, "certificates/verifying/batch.html", context))


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    form = BatchForm({})
    form.add_error(None, sentence)
    response = _page(request, form)
    response.status_code = HTTPStatus.BAD_REQUEST
    return response


def _keep(lines: list[Line]) -> str:
    """Return what was checked, signed: a sheet of it counts no second check."""
    return signing.dumps([line.entry.packed() for line in lines], salt=SALT, compress=True)


def _kept(request: HttpRequest) -> list[Entry] | None:
    try:
        packed = signing.loads(request.POST.get("kept", ""), salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return None
    return unpacked(packed)


def _download(data: bytes, kind: str, content_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    day = date_text(timezone.localdate()).replace("/", "-")
    response["Content-Disposition"] = f'attachment; filename="conferencia-{day}.{kind}"'
    return finished(response)

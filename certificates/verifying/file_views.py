"""A file that was read on the visitor's device: the server hears its digest and its codes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from certificates.verifying import file_wording, limits
from certificates.verifying.counting import CountedResponse
from certificates.verifying.file_wording import Told
from certificates.verifying.files import FileVerdict, Finding, UnreadClaim, claim_of
from certificates.verifying.judging import judge_files
from certificates.verifying.responses import finished


# Nothing of a session is read, and nothing but a count is written: a foreign page gains nothing.
@csrf_exempt
@require_POST
def check_file(request: HttpRequest) -> HttpResponse:
    """Say what a file is, as a piece of the page that is open."""
    told = request.POST
    try:
        claim = claim_of(
            told.get("sha256", ""),
            told.getlist("code"),
            told.getlist("host"),
            told.get("problem", ""),
        )
    except UnreadClaim as problem:
        unread = Told(tone="wait", title=Finding.UNREADABLE.label, sentence=problem.sentence)
        return _piece(unread, 0)
    [found] = judge_files([claim])
    wait = 0
    if found.is_miss:
        wait = limits.misses.count(limits.client_of(request))
    if wait:
        found = FileVerdict(finding=Finding.LIMITED)
    page = told.get("page", "")
    return _piece(file_wording.tell(found, ours=settings.VERIFY_HOST, page=page), wait)


def _piece(told: Told, wait: int) -> HttpResponse:
    piece = render_to_string("certificates/verifying/file_told.html", {"told": told})
    return finished(CountedResponse(piece), wait)

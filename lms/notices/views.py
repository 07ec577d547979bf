"""The inbox."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.notices import kinds, policy, queries, services
from lms.notices.models import Notice
from lms.people.models import User
from lms.people.queries import working_zone

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A notice with the face of its kind."""

    notice: Notice
    face: kinds.Face


@login_required
@never_cache
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Show what the person was told, the newest first."""
    page = Paginator(queries.inbox(request.user), PAGE_SIZE).get_page(request.GET.get("pagina"))
    entries = [Entry(notice, kinds.face_of(notice.notice_kind)) for notice in page]
    context = {
        "page": page,
        "entries": entries,
        "unread": queries.unread_count(request.user),
        "zone": working_zone(request.user, on=timezone.localdate()),
    }
    return render(request, "notices/inbox.html", context)


@login_required
@never_cache
@require_POST
def read(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Note that a notice was read, and go where it leads."""
    found = get_object_or_404(
        policy.visible_to(request.user, Notice.objects.all()), public_id=public_id
    )
    if isinstance(request.user, User):
        services.mark_read(notice=found, reader=request.user)
    return redirect(found.path or "notices:inbox")


@login_required
@never_cache
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Note that everything was read."""
    if isinstance(request.user, User):
        services.mark_all_read(reader=request.user)
    return redirect("notices:inbox")

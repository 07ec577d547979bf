"""The town of whoever is signed in: the frame names it wherever a page belongs to no town."""

from collections.abc import Callable
from time import monotonic

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from cms.look.context import show_town
from cms.pages.queries import Town, only_town
from lms.access.scope import scopes_of
from lms.common.process_memory import ProcessMemory
from lms.people.models import EmploymentLink, User

KEPT_SECONDS = 60
MOST_KEPT = 20_000

# By the key of a sign-in; only for the frame, so a minute may pass before a change shows.
_kept: ProcessMemory[int, tuple[float, Town | None]] = ProcessMemory(MOST_KEPT)


class OwnTown:
    """Gives each request the town of its user; a view of some town's page names that one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Found only if a frame is drawn: a public page then never opens the session for it.
        show_town(request, SimpleLazyObject(lambda: _town_of(request)))
        return self.get_response(request)


def _town_of(request: HttpRequest) -> Town | None:
    user = request.user
    return own_town(user) if isinstance(user, User) else None


def own_town(user: User) -> Town | None:
    """Return the only town where a person acts for others or, failing that, works.

    At most three queries, once a minute; ``None`` where there is none, or several.
    """
    now = monotonic()
    kept = _kept.get(user.pk)
    if kept is None or kept[0] < now:
        town = only_town(_acts_in(user)) or only_town(_works_in(user))
        kept = (now + KEPT_SECONDS, town)
        _kept.put(user.pk, kept)
    return kept[1]


def _acts_in(user: User) -> Q:
    scope = scopes_of(user).everywhere
    return scope.organization_filter("organization__") | Q(
        organization__facilities__in=scope.facilities
    )


def _works_in(user: User) -> Q:
    links = EmploymentLink.objects.current(timezone.localdate()).filter(person__user=user)
    where = links.annotate(where=Coalesce("daily_organization", "employer"))
    return Q(organization__in=where.values("where"))

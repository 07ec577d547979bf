"""The town of whoever is signed in: the frame names it wherever a page belongs to no town."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from cms.look.context import show_town
from cms.pages.queries import Town, only_town
from lms.access.scope import scopes_of
from lms.common.process_memory import ProcessMemory
from lms.common.statements import Statement
from lms.people.models import EmploymentLink, User

KEPT_SECONDS = 60
MOST_KEPT = 20_000
MOST_TOWNS = 1024

# By the key of a sign-in, and by the organizations where one works; only for the frame, so a
# minute of each may pass before a change shows.
_kept: ProcessMemory[int, tuple[float, Town | None]] = ProcessMemory(MOST_KEPT)
_towns: ProcessMemory[frozenset[int], tuple[float, Town | None]] = ProcessMemory(MOST_TOWNS)
_WORKPLACES = Statement(
    lambda user, on: (
        EmploymentLink.objects.current(on)
        .filter(person__user=user)
        .values_list(Coalesce("daily_organization", "employer"))
    )
)


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

    At most four queries, once a minute; one for whoever only works where a colleague has just
    been. ``None`` where there is none, or several.
    """
    return _lately(_kept, user.pk, lambda: _acts_in(user) or _works_in(user))


def _acts_in(user: User) -> Town | None:
    scope = scopes_of(user).everywhere
    if not scope:
        return None
    return only_town(
        scope.organization_filter("organization__")
        | Q(organization__facilities__in=scope.facilities)
    )


def _works_in(user: User) -> Town | None:
    """Return the town of one's organizations, which is that of everybody who works there."""
    where = frozenset(pk for (pk,) in _WORKPLACES.all(user.pk, timezone.localdate()))
    return _lately(_towns, where, lambda: only_town(Q(organization__in=where))) if where else None


K = TypeVar("K", int, frozenset[int])


def _lately(
    memory: ProcessMemory[K, tuple[float, Town | None]], key: K, find: Callable[[], Town | None]
) -> Town | None:
    """Return what was found within a minute."""
    now = monotonic()
    kept = memory.get(key)
    if kept is None or kept[0] < now:
        kept = (now + KEPT_SECONDS, find())
        memory.put(key, kept)
    return kept[1]

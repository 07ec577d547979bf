"""Wagtail's page permissions, computed from grants: no Group anywhere (D17, wagtail.md §1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.tenancy import rules
from cms.tenancy.places import EDITING, PUBLISHING, Needs, Place, places_of, under
from lms.access.models import Grant, in_region_with
from lms.access.rules import Permission, Role, permissions_of
from lms.organizations.models import OrganizationKind

# What each of Wagtail's actions asks of us. An action that is not here is nobody's.
ACTIONS: Mapping[str, Permission] = MappingProxyType(
    {
        "add": EDITING,
        "change": EDITING,
        "publish": PUBLISHING,
        "bulk_delete": PUBLISHING,
        "lock": PUBLISHING,
        "unlock": PUBLISHING,
    }
)


def needs_of(actions: Iterable[str]) -> Needs:
    """Return the permissions of ours that any of ``actions`` asks for."""
    return frozenset(ACTIONS[action] for action in actions if action in ACTIONS)


@dataclass(frozen=True)
class Codename:
    """Stands for ``auth.Permission`` where Wagtail reads only its code name."""

    codename: str


@dataclass(frozen=True)
class Held:
    """Stands for Wagtail's ``GroupPagePermission``: an action held on a page and below it."""

    page: Place
    permission: Codename

    @property
    def page_id(self) -> int:
        """Return the page's key."""
        return self.page.pk


class GrantPagePolicy(PagePermissionPolicy):
    """Answers every question of Wagtail's about pages from the user's grants.

    Adding and changing always come together here, so that owning a page adds nothing.
    """

    def get_all_permissions_for_user(self, user: Any) -> list[Held]:
        """Return what the user holds, as rows that ``PagePermissionTester`` can read."""
        if self._base_user_has_permission(user) is not None:
            return []
        places = places_of(user)
        return [
            Held(place, Codename(f"{action}_page"))
            for action, permission in ACTIONS.items()
            for place in places.of(permission)
        ]

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Tell whether any of ``actions`` is held anywhere."""
        base = self._base_user_has_permission(user)
        return base if base is not None else bool(self.paths(user, actions))

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        """Tell whether any of ``actions`` is held on the page, without a query for the page."""
        base = self._base_user_has_permission(user)
        if base is not None:
            return bool(base)
        return rules.is_under(instance.path, self.paths(user, actions))

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        """Return the pages on which any of ``actions`` is held."""
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        held: QuerySet[Any] = self.model.objects.filter(under(self.paths(user, actions)))
        return held

    def explorable_root_instance(self, user: Any) -> Any:
        """Return the nearest page that holds all the user's places; kept on the user."""
        if not hasattr(user, self._explorable_root_instance_cache_name):
            setattr(user, self._explorable_root_instance_cache_name, self._root(user))
        return getattr(user, self._explorable_root_instance_cache_name)

    def _root(self, user: Any) -> Any:
        if user.is_active and user.is_superuser:
            return Page.objects.filter(depth=1).first()
        path = rules.common_ancestor(self.paths(user, ACTIONS))
        return Page.objects.filter(path=path).first() if path else None

    def explorable_instances(self, user: Any) -> QuerySet[Any]:
        """Return the user's places with all below them, and the way down to them."""
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        paths = self.paths(user, ACTIONS)
        seen: QuerySet[Any] = self.model.objects.filter(under(paths) | Q(path__in=ways_to(paths)))
        return seen

    def is_explorable(self, user: Any, path: str) -> bool:
        """Tell whether the page at ``path`` is one of ``explorable_instances``."""
        base = self._base_user_has_permission(user)
        if base is not None:
            return bool(base)
        paths = self.paths(user, ACTIONS)
        return rules.is_under(path, paths) or path in ways_to(paths)

    def paths(self, user: Any, actions: Iterable[str]) -> tuple[str, ...]:
        """Return the minimal paths where any of ``actions`` is held."""
        return places_of(user).paths(needs_of(actions)) if user.is_authenticated else ()

    def _base_user_has_permission(self, user: Any) -> bool | None:
        if user.is_anonymous or not user.is_active:
            return False
        return True if user.is_superuser else None

    def _base_queryset_for_user(self, user: Any) -> QuerySet[Any] | None:
        base = self._base_user_has_permission(user)
        if base is None:
            return None
        pages: QuerySet[Any] = self.model.objects.all()
        return pages if base else pages.none()

    def users_with_any_permission(
        self,
        actions: Iterable[str],
        include_superusers: bool = True,  # noqa: FBT001, FBT002 - Wagtail's signature
    ) -> QuerySet[Any]:
        """Return the active users who hold any of ``actions`` anywhere."""
        return _users(_grants(needs_of(actions)), include_superusers=include_superusers)

    def users_with_any_permission_for_instance(
        self,
        actions: Iterable[str],
        instance: Any,
        include_superusers: bool = True,  # noqa: FBT001, FBT002 - Wagtail's signature
    ) -> QuerySet[Any]:
        """Return the active users who hold any of ``actions`` on the page."""
        return _users(
            _grants(needs_of(actions)).filter(_reaches(instance.path)),
            include_superusers=include_superusers,
        )


def ways_to(paths: Iterable[str]) -> set[str]:
    """Return the paths of the ancestors of ``paths``, from their nearest common one down."""
    listed = list(paths)
    top = len(rules.common_ancestor(listed))
    return {step for path in listed for step in rules.lineage(path, since=max(top, rules.STEP))}


def _grants(needs: Needs) -> QuerySet[Grant]:
    roles = [role for role in Role if permissions_of(role) & needs]
    return Grant.objects.in_force(timezone.now()).filter(role__in=roles)


def _reaches(path: str) -> Q:
    """Return the condition that a grant's scope holds the page at ``path``."""
    way = rules.lineage(path)
    condition = Q(organization__page__path__in=way)
    in_municipality = Q(municipality__organization__page__path__in=way)
    condition |= in_municipality | in_region_with(in_municipality, on=timezone.localdate())
    condition |= Q(state__statepage__path__in=way)
    if Page.objects.filter(path__in=way, homepage__isnull=False).exists():
        condition |= Q(role=Role.PLATFORM_ADMIN, organization__kind=OrganizationKind.PLATFORM)
    return condition


def _users(grants: QuerySet[Grant], *, include_superusers: bool) -> QuerySet[Any]:
    who = Q(pk__in=grants.values("user"))
    if include_superusers:
        who |= Q(is_superuser=True)
    return get_user_model().objects.filter(who, is_active=True)


class NobodyPolicy(BasePermissionPolicy):
    """For what has no door in the back office: people and groups are kept elsewhere."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Refuse everybody, superusers too."""
        return False

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        """Return nobody."""
        return get_user_model().objects.none()

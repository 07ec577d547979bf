"""Images and documents: each person reaches the collections of the places where they edit."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.permission_policies.collections import (
    CollectionManagementPermissionPolicy,
    CollectionOwnershipPermissionPolicy,
)

from cms.media.queries import reaches_all, reaches_some, shelf_paths
from cms.tenancy import rules
from cms.tenancy.places import EDITING, under
from lms.access.models import Grant, in_region_with
from lms.access.rules import Role, permissions_of
from lms.organizations.models import OrganizationKind

# The root and the states: the most that one list offers who reaches every collection.
SHOWN_DEPTH = 2


class GrantCollectionPolicy(CollectionOwnershipPermissionPolicy):
    """Who edits pages of a place adds, changes, deletes and chooses its files."""

    def _check_perm(
        self, user: Any, actions: Iterable[str], collection: Collection | None = None
    ) -> bool:
        if not (user.is_authenticated and user.is_active) or not actions:
            return False
        if collection is None:
            return reaches_some(user)
        return rules.is_under(collection.path, shelf_paths(user))

    def _collections_with_perm(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        known = under(rules.minimal(shelf_paths(user))) if actions else Q(pk__in=[])
        collections: QuerySet[Any] = Collection.objects.filter(known)
        return collections

    def collections_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        """Return the collections to offer: at most a screenful for who reaches them all."""
        collections = self._collections_with_perm(user, actions)
        return collections.filter(depth__lte=SHOWN_DEPTH) if reaches_all(user) else collections

    def _users_with_perm_filter(
        self, actions: Iterable[str], collection: Collection | None = None
    ) -> Q:
        grants = Grant.objects.in_force(timezone.now()).filter(
            role__in=[role for role in Role if actions and EDITING in permissions_of(role)]
        )
        if collection is not None:
            grants = grants.filter(_reaches(collection.path))
        return Q(is_active=True) & (Q(pk__in=grants.values("user")) | Q(is_superuser=True))


def _reaches(path: str) -> Q:
    """Return the condition that a grant's scope holds the collection at ``path``."""
    way = rules.lineage(path)
    in_municipality = Q(municipality__organization__shelf__collection__path__in=way)
    return (
        Q(organization__shelf__collection__path__in=way)
        | in_municipality
        | in_region_with(in_municipality, on=timezone.localdate())
        | Q(state__shelf__collection__path__in=way)
        | Q(role=Role.PLATFORM_ADMIN, organization__kind=OrganizationKind.PLATFORM)
    )


class TechnicalCollectionPolicy(CollectionManagementPermissionPolicy):
    """Collections follow the organizations; only superusers manage them by hand."""

    def get_all_permissions_for_user(self, user: Any) -> QuerySet[Any]:
        """Return nothing, without asking for Groups."""
        rows: QuerySet[Any] = GroupCollectionPermission.objects.none()
        return rows

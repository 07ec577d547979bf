"""Signs people in, and answers Django's and Wagtail's questions about permissions from grants."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from lms.access import policy as access
from lms.access.rules import Permission
from lms.access.scope import scope_of
from lms.people.models import User
from lms.people.queries import signed_in_user, user_by_cpf

BACK_OFFICE = "wagtailadmin.access_admin"


class PeopleBackend(AuthenticationBackend):
    """Signs people in by e-mail or confirmed CPF; grants decide what they may, not groups."""

    def _authenticate(self, request: Any, **credentials: Any) -> User | None:
        """Find the user by CPF where one is given; a miss costs as much time as a hit."""
        cpf = credentials.get("cpf")
        if not cpf:
            found: User | None = super()._authenticate(request, **credentials)
            return found
        user: User | None = self._check_password(user_by_cpf(cpf), credentials["password"])
        return user

    def get_user(self, user_id: Any) -> User | None:
        """Return who is signed in, with their person."""
        found = signed_in_user(user_id)
        return found if found is not None and self.user_can_authenticate(found) else None

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Tell whether the user holds a permission anywhere, or describes an organization."""
        if not user_obj.is_active:
            return False
        if perm == Permission.DESCRIBE_ORGANIZATION and obj is not None:
            return bool(access.can_describe(user_obj, obj))
        if perm == BACK_OFFICE:
            return user_obj.is_superuser or bool(scope_of(user_obj, Permission.EDIT_PAGES))
        if perm in Permission.values:
            return bool(scope_of(user_obj, Permission(perm)))
        return bool(super().has_perm(user_obj, perm, obj))

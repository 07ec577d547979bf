"""Who may enter Wagtail's back office: whoever holds a grant that edits pages."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from lms.access.rules import Permission
from lms.access.scope import scope_of

BACK_OFFICE = "wagtailadmin.access_admin"


class PeopleBackend(AuthenticationBackend):
    """Signs people in by e-mail or CPF; computes the one permission that is not an object's."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Tell whether the user holds a permission; grants decide, not groups."""
        if perm == BACK_OFFICE and user_obj.is_active:
            return user_obj.is_superuser or bool(scope_of(user_obj, Permission.EDIT_PAGES))
        return bool(super().has_perm(user_obj, perm, obj))

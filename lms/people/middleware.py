"""What stands between a sign-in and the pages of the staff: a second factor, a new password."""

from collections.abc import Callable
from typing import Final

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lms.access.rules import STAFF_ROLES
from lms.access.scope import scopes_of
from lms.people.models import User

STAFF_PATH: Final = "/gestao/"
# Elsewhere nobody is asked, so that a public page need not open the session.
PERSONAL_PATHS: Final = (STAFF_PATH, "/meu-espaco/", "/avisos/")
GetResponse = Callable[[HttpRequest], HttpResponse]


class SignInSteps:
    """Sends whoever has not finished signing in to the step that is missing."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(PERSONAL_PATHS) and isinstance(request.user, User):
            missing = self._missing_step(request, request.user)
            if missing is not None:
                return missing
        return self.get_response(request)

    def _missing_step(self, request: HttpRequest, user: User) -> HttpResponse | None:
        if user.must_change_password:
            messages.info(request, "Antes de seguir, escolha uma senha nova.")
            return redirect("account_change_password")
        if request.path.startswith(STAFF_PATH) and needs_second_factor(user):
            messages.info(request, "Para abrir a gestão, ligue a segunda etapa da sua entrada.")
            return redirect("mfa_activate_totp")
        return None


def needs_second_factor(user: User) -> bool:
    """Tell whether a user acts on other people's records and has no second factor yet."""
    if not settings.STAFF_SECOND_FACTOR:
        return False
    is_staff = user.is_superuser or bool(scopes_of(user).roles & STAFF_ROLES)
    return is_staff and not is_mfa_enabled(user)

"""What allauth asks of us: our sentences, limits by CPF as by e-mail, passwords written down."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse

from lms.people import keyring, services
from lms.people.models import User

WRONG_PAIR = "CPF, e-mail ou senha não conferem. Tente de novo ou toque em “Esqueci a senha”."
WRONG_CODE = "O código não confere. Veja no aplicativo se ele já mudou."
TOO_MANY = "Foram muitas tentativas. Espere 5 minutos e tente de novo."


class PeopleAdapter(DefaultAccountAdapter):
    """allauth's account, for people who may have no e-mail at all."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Este acesso está desativado. Procure a coordenação.",
        "email_password_mismatch": WRONG_PAIR,
        "email_taken": "Este e-mail já tem cadastro. Entre com ele ou use outro.",
        "enter_current_password": "Esta não é a sua senha de hoje.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "A senha não confere.",
        "invalid_password_reset": "Este endereço já foi usado ou venceu. Peça outro.",
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def format_email_subject(self, subject: str) -> str:
        """Name the service, not the machine's address."""
        return f"Percurso: {subject}"

    def set_password(self, user: User, password: str) -> None:
        """Change a password by any of allauth's ways, and write it down."""
        user.set_password(password)
        user.save(update_fields=["password"])
        services.note_password_change(user=user, by=user)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Send whoever must change the password there first."""
        if request.user.is_authenticated and request.user.must_change_password:
            return reverse("account_change_password")
        address: str = super().get_login_redirect_url(request)
        return address

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to one's own page after changing the password."""
        return reverse("people:account")

    def reauthenticate(self, user: User, password: str) -> bool:
        """Ask for the password again; allauth's own way knows e-mails alone."""
        request = self.request
        self.pre_authenticate(request, username=str(user.public_id))
        is_right = user.check_password(password)
        if is_right:
            self._rollback_login_failed_rl_usage()
        return is_right

    def count_attempt(self, request: HttpRequest, cpf: str) -> None:
        """Count one try at a CPF against the limit of sign-ins.

        Raises:
            ValidationError: too many.
        """
        self.pre_authenticate(request, cpf=cpf)

    def forgive_attempt(self) -> None:
        """Take back the count of a try that was right."""
        self._rollback_login_failed_rl_usage()

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Name the limit's counter by a keyed digest: no CPF stands in the cache."""
        cpf = credentials.get("cpf")
        if cpf:
            return f"cpf:{keyring.digest(cpf).hexadecimal}"
        key: str = super()._get_login_attempts_cache_key(request, **credentials)
        return key


class PeopleMfaAdapter(DefaultMFAAdapter):
    """allauth's second factor in our words."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": "Ligue a segunda etapa antes de gerar os códigos.",
        "incorrect_code": WRONG_CODE,
        "unverified_email": "Confirme o seu e-mail antes de ligar a segunda etapa.",
    }

    def get_totp_label(self, user: User) -> str:
        """Name the account in the authenticator by what its owner signs in with."""
        return user.email or user.get_short_name() or "minha conta"

"""allauth's forms in our words: one field for CPF or e-mail, one password, no placeholders."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.models import EmailAddress
from allauth.account.utils import setup_user_email
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest

from lms.common.errors import DomainError
from lms.people import services
from lms.people.forms.fields import (
    LONGEST_ADDRESS,
    NEW_PASSWORD_HELP,
    NOT_AN_ADDRESS,
    cpf_field,
    name_field,
    password_field,
    read_login,
)
from lms.people.models import User


class Plain:
    """Takes placeholders away, and names fields as we do: a label is always in sight."""

    labels: ClassVar[dict[str, str]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            if isinstance(field.widget, forms.PasswordInput):
                field.widget.attrs["data-reveal"] = ""
                field.help_text = NEW_PASSWORD_HELP if name == "password1" else ""
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = NOT_AN_ADDRESS
        # A password that can be shown need not be typed twice.
        self.fields.pop("password2", None)


class SignInForm(Plain, account.LoginForm):
    """CPF or e-mail, and password. What was typed stays, the password excepted."""

    labels: ClassVar[dict[str, str]] = {
        "password": "Senha",
        "remember": "Lembrar de mim neste celular",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {
            "autocomplete": "username",
            "inputmode": "email",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
        self.fields["login"] = forms.CharField(
            label="CPF ou e-mail",
            help_text="Do CPF, pode digitar só os números.",
            max_length=LONGEST_ADDRESS,
            widget=forms.TextInput(attrs=attrs),
            error_messages={
                "required": "Digite o CPF ou o e-mail.",
                "max_length": "Isto é comprido demais para um CPF ou e-mail.",
            },
        )
        self.fields["password"].error_messages["required"] = "Digite a senha."
        self.fields["remember"].help_text = "Não marque se o aparelho é da unidade."
        self.fields["remember"].widget.attrs["class"] = "choice__input"
        self.order_fields(["login", "password", "remember"])

    def clean_login(self) -> str:
        try:
            return read_login(self.cleaned_data["login"])
        except DomainError as problem:
            raise forms.ValidationError(problem.sentence) from None

    def user_credentials(self) -> dict[str, str]:
        """Say how to find the user: by e-mail, or by CPF."""
        login = self.cleaned_data["login"]
        kind = "email" if "@" in login else "cpf"
        return {kind: login, "password": self.cleaned_data["password"]}

    def _clean_with_password(self, credentials: dict[str, str]) -> dict[str, Any]:
        cleaned: dict[str, Any] = super()._clean_with_password(credentials)
        if "cpf" in credentials:
            # Whoever signs in by a confirmed CPF need not have an e-mail at all.
            self._login.email_verification = EmailVerificationMethod.NONE
        return cleaned


class SignUpForm(Plain, account.SignupForm):
    """A name, an e-mail and a password make a person known by what they declare."""

    labels: ClassVar[dict[str, str]] = {"email": "E-mail", "password1": "Senha"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["civil_name"] = name_field(
            "Nome completo",
            "o seu nome",
            help_text="Como está no documento. Vai para o certificado.",
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
        )
        self.fields["social_name"] = name_field(
            "Nome social",
            "o nome social",
            required=False,
            help_text="Se você usa outro nome, é por ele que vamos chamar.",
        )
        self.order_fields(["civil_name", "social_name", "email", "password1"])

    def save(self, request: HttpRequest) -> User:
        """Make the sign-in by our own service."""
        user = services.sign_up(
            email=self.cleaned_data["email"],
            password=self.cleaned_data["password1"],
            civil_name=self.cleaned_data["civil_name"],
            social_name=self.cleaned_data["social_name"],
        )
        setup_user_email(request, user, [EmailAddress(email=user.email)])
        return user


class ForgottenForm(Plain, account.ResetPasswordForm):
    """Asks where to send the way to a new password."""

    labels: ClassVar[dict[str, str]] = {"email": "E-mail"}


class NewPasswordForm(Plain, account.ResetPasswordKeyForm):
    """Chooses a password after the e-mail."""

    labels: ClassVar[dict[str, str]] = {"password1": "Senha nova"}


class ChangePasswordForm(Plain, account.ChangePasswordForm):
    """Changes a password that is known."""

    labels: ClassVar[dict[str, str]] = {
        "oldpassword": "Senha de hoje",
        "password1": "Senha nova",
    }


class SetPasswordForm(Plain, account.SetPasswordForm):
    """Chooses a first password."""

    labels: ClassVar[dict[str, str]] = {"password1": "Senha nova"}


class ReauthenticateForm(Plain, account.ReauthenticateForm):
    """Asks for the password again before what matters."""

    labels: ClassVar[dict[str, str]] = {"password": "Senha"}


class AddEmailForm(Plain, account.AddEmailForm):
    """Adds an address."""

    labels: ClassVar[dict[str, str]] = {"email": "E-mail"}


class _CodeForm(Plain):
    labels: ClassVar[dict[str, str]] = {"code": "Código do aplicativo"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
        self.fields["code"].error_messages["required"] = "Digite o código."


class SecondStepForm(_CodeForm, mfa.AuthenticateForm):
    """The second factor at sign-in; a recovery code serves too."""


class SecondStepAgainForm(_CodeForm, mfa.ReauthenticateForm):
    """The second factor before what matters."""


class ActivateAppForm(_CodeForm, totp.ActivateTOTPForm):
    """The first code of an authenticator application."""


class OneTimeCodeForm(forms.Form):
    """CPF and the coordination's code; a new password where one is not signed in."""

    cpf = cpf_field(help_text="Pode digitar só os números.")
    code = forms.CharField(
        label="Código da coordenação",
        max_length=60,
        help_text="8 letras e números, como K7WQ-3M9X.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
        error_messages={
            "required": "Digite o código.",
            "max_length": "Este código é comprido demais.",
        },
    )


class FirstAccessForm(OneTimeCodeForm):
    """First access, or a forgotten password, without e-mail."""

    password = password_field("Senha nova", new=True)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

"""Fields that say in our words what is wrong with what was typed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.validators import EmailValidator

from lms.common.errors import DomainError
from lms.common.identifiers import parse_cbo, parse_cns_card, parse_cpf
from lms.common.names import LONGEST_NAME, clean_line, clean_name

LONGEST_ADDRESS = 254
NOT_AN_ADDRESS = "Este e-mail não está completo. Exemplo: nome@servico.com.br"
NEITHER = "Digite os 11 números do CPF, ou um e-mail completo, com @."

email_validator = EmailValidator(NOT_AN_ADDRESS)

NEW_PASSWORD_HELP = "Pelo menos 8 letras ou números. Uma frase curta é mais fácil de lembrar."  # noqa: S105 - a help text


class DomainField(forms.CharField):
    """A text read by one of the domain's own functions, which refuses with a sentence."""

    def __init__(self, *, read: Callable[[str], str], empty: str = "", **kwargs: Any) -> None:
        self._read = read
        super().__init__(error_messages={"required": empty or "Preencha aqui."}, **kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return self._read(text)
        except DomainError as problem:
            raise forms.ValidationError(problem.sentence) from None


def name_field(label: str, what: str, *, empty: str = "", **kwargs: Any) -> DomainField:
    """Return a field for a person's name."""
    return DomainField(
        label=label,
        read=lambda text: clean_name(text, what=what),
        empty=empty or f"Escreva {what}.",
        **kwargs,
    )


def line_field(label: str, what: str, *, longest: int = LONGEST_NAME, **kwargs: Any) -> DomainField:
    """Return a field for one line of text."""
    return DomainField(
        label=label, read=lambda text: clean_line(text, what=what, longest=longest), **kwargs
    )


def cpf_field(**kwargs: Any) -> DomainField:
    """Return a field for a CPF: a phone shows its figures, and marks are accepted."""
    attrs = {"inputmode": "numeric", "autocomplete": "off", **kwargs.pop("attrs", {})}
    return DomainField(
        label="CPF",
        read=parse_cpf,
        empty="Digite o CPF.",
        widget=forms.TextInput(attrs=attrs),
        **kwargs,
    )


def read_login(text: str) -> str:
    """Return an e-mail in small letters, or the 11 digits of a CPF.

    Raises:
        DomainError: it is neither.
    """
    text = text.strip()
    if "@" in text:
        try:
            email_validator(text)
        except forms.ValidationError:
            raise DomainError(NOT_AN_ADDRESS) from None
        return text.lower()
    if any(char.isalpha() for char in text):
        raise DomainError(NEITHER)
    return parse_cpf(text)


def login_field(**kwargs: Any) -> DomainField:
    """Return a field for the CPF or the e-mail of somebody who has an account."""
    attrs = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
    return DomainField(
        label="CPF ou e-mail",
        read=read_login,
        empty="Digite o CPF ou o e-mail.",
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(attrs=attrs),
        **kwargs,
    )


def day_field(label: str, *, empty: str = "", **kwargs: Any) -> forms.DateField:
    """Return a field for a civil date."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={
            "required": empty or "Escolha a data.",
            "invalid": "Esta data não existe. Escreva dia, mês e ano.",
        },
        **kwargs,
    )


def cns_card_field() -> DomainField:
    """Return an optional field for the SUS card."""
    return DomainField(
        label="Cartão do SUS (CNS)",
        read=parse_cns_card,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def cbo_field() -> DomainField:
    """Return an optional field for the occupation's code."""
    return DomainField(
        label="Ocupação (CBO)",
        read=parse_cbo,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def password_field(label: str = "Senha", *, new: bool = False, **kwargs: Any) -> forms.CharField:
    """Return a field for a password; it is never sent back to the page."""
    attrs = {"autocomplete": "new-password" if new else "current-password", "data-reveal": ""}
    return forms.CharField(
        label=label,
        strip=False,
        max_length=1000,
        help_text=NEW_PASSWORD_HELP if new else "",
        widget=forms.PasswordInput(attrs=attrs),
        error_messages={
            "required": "Digite a senha.",
            "max_length": "Esta senha é comprida demais.",
        },
        **kwargs,
    )

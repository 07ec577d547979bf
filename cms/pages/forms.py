"""The form by which a municipality joins, and the one by which it describes itself."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model

from lms.common.errors import DomainError
from lms.common.identifiers import parse_cnpj
from lms.organizations.services import LONGEST_ACT, LONGEST_ADDRESS, LONGEST_CONTACT
from lms.territory.models import Municipality
from lms.territory.queries import find_municipality

if TYPE_CHECKING:
    from lms.people.models import User


class JoinForm(forms.Form):
    """Six fields; what was typed stays when something is refused."""

    ibge = forms.CharField(
        label="Código do IBGE do município",
        max_length=20,
        help_text="6 ou 7 números.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": "Digite o código do IBGE."},
    )
    legal_name = forms.CharField(
        label="Nome oficial da secretaria",
        max_length=200,
        help_text="Como sai no certificado: Secretaria Municipal de Saúde de…",
        error_messages={"required": "Escreva o nome oficial da secretaria."},
    )
    short_name = forms.CharField(
        label="Nome curto",
        max_length=80,
        help_text="Como aparece nas listas.",
        error_messages={"required": "Escreva o nome curto."},
    )
    cnpj = forms.CharField(
        label="CNPJ",
        max_length=30,
        help_text="Da secretaria ou do fundo municipal de saúde.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Digite o CNPJ."},
    )
    contact = forms.CharField(
        label="Contato público",
        max_length=200,
        required=False,
        help_text="Telefone ou e-mail que aparece no rodapé das páginas do município.",
    )
    coordinator = forms.EmailField(
        label="E-mail de quem vai coordenar",
        required=False,
        help_text="A pessoa já precisa ter conta. Sem e-mail, o papel pode ser dado depois.",
        error_messages={"invalid": "Este e-mail não está completo. Confira."},
    )

    def clean_ibge(self) -> Municipality:
        """Return the municipality of the code."""
        with _sentences():
            return find_municipality(self.cleaned_data["ibge"])

    def clean_cnpj(self) -> str:
        """Return the CNPJ without its mask."""
        with _sentences():
            return parse_cnpj(self.cleaned_data["cnpj"])

    def clean_coordinator(self) -> "User | None":
        """Return the user of the e-mail, if one was typed."""
        address = self.cleaned_data["coordinator"]
        if not address:
            return None
        found: User | None = (
            get_user_model().objects.filter(email__iexact=address, is_active=True).first()
        )
        if found is None:
            raise forms.ValidationError(
                "Não achamos conta com este e-mail. Peça que a pessoa crie a conta primeiro,"
                " ou deixe em branco."
            )
        return found

    def facts(self) -> dict[str, Any]:
        """Return what the service asks for."""
        cleaned = dict(self.cleaned_data)
        return {"municipality": cleaned.pop("ibge"), **cleaned}


class DescribingForm(forms.Form):
    """What certificates and pages say of an organization, beside its name and CNPJ."""

    address = forms.CharField(
        label="Endereço",
        max_length=LONGEST_ADDRESS,
        required=False,
        help_text="Rua, número, bairro e CEP. O município já sai junto do nome.",
        error_messages={"max_length": f"O endereço pode ter até {LONGEST_ADDRESS} letras."},
    )
    creation_act = forms.CharField(
        label="Ato de criação da escola ou do núcleo",
        max_length=LONGEST_ACT,
        required=False,
        help_text="Como “Núcleo criado pela Lei municipal 214/2019”. Se não há, deixe em branco.",
        error_messages={"max_length": f"O ato pode ter até {LONGEST_ACT} letras."},
    )
    contact = forms.CharField(
        label="Contato público",
        max_length=LONGEST_CONTACT,
        required=False,
        help_text="Telefone ou e-mail para todos. Aparece no rodapé das páginas, e não no certificado.",
        error_messages={"max_length": f"O contato pode ter até {LONGEST_CONTACT} letras."},
    )


class IdentifyingForm(DescribingForm):
    """The same of an organization without a CNPJ: it is typed once."""

    cnpj = forms.CharField(
        label="CNPJ",
        max_length=30,
        required=False,
        help_text="Sem ele não sai certificado. Confira bem: depois de guardado, não muda.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("cnpj",)

    def clean_cnpj(self) -> str:
        """Return the CNPJ without its mask, or nothing while it is not known."""
        typed = self.cleaned_data["cnpj"].strip()
        with _sentences():
            return parse_cnpj(typed) if typed else ""


class _sentences:  # noqa: N801 - reads as a word at its uses
    """Turns a domain error into the field's own."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, DomainError):
            raise forms.ValidationError(error.sentence) from None

"""The form of a layout. It carries its logo along, so that nobody has to send it twice."""

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any, Final

from django import forms
from django.core import signing

from certificates.layouts import logos, rules
from certificates.layouts.rules import Design
from certificates.layouts.sample import address_of
from certificates.snapshot.rules import MAX_LINE_LENGTH, MAX_SIGNATURES, Signature
from lms.common.errors import DomainError

_LOGO = signing.Signer(salt="certificates.layouts.logo")
LOST_LOGO = "O logotipo se perdeu no caminho. Escolha o arquivo de novo."
JPEG: Final = "image/jpeg"


class ColourInput(forms.TextInput):
    """A colour by the device's own picker, which offers a few that go well."""

    input_type = "color"
    template_name = "certificates/layouts/colour.html"

    def __init__(self, colours: tuple[str, ...]) -> None:
        super().__init__()
        self.colours = colours

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the colours that are offered."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"cores-{name}"
        return {**context, "colours": self.colours, "list": f"cores-{name}"}


class LayoutForm(forms.Form):
    """Logo, colours, lines and up to three people who sign."""

    logo = forms.FileField(
        label="Logotipo",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        help_text=(
            "PNG ou JPEG, até 2 MB. Sai no alto, à esquerda, com até 4,6 cm de largura. Sem ele,"
            " sai a marca do Percurso."
        ),
        error_messages={"empty": logos.UNREADABLE},
    )
    without_logo = forms.BooleanField(label="Tirar o logotipo", required=False)
    main = forms.CharField(
        label="Cor principal",
        max_length=20,
        widget=ColourInput(rules.MAIN_COLOURS),
        help_text="Dos títulos e das linhas. Precisa ser escura, para ler no papel.",
        error_messages={"required": "Escolha a cor principal."},
    )
    accent = forms.CharField(
        label="Cor de destaque",
        max_length=20,
        widget=ColourInput(rules.ACCENT_COLOURS),
        help_text="Do ponto que marca a chegada. Precisa ser bem mais clara que a principal.",
        error_messages={"required": "Escolha a cor de destaque."},
    )
    opening = forms.CharField(
        label="Texto do alto",
        required=False,
        max_length=MAX_LINE_LENGTH,
        help_text="Acima de “Certificamos que”. Por exemplo, a lei que criou a escola de saúde.",
        error_messages={"max_length": f"O texto do alto pode ter até {MAX_LINE_LENGTH} letras."},
    )
    closing = forms.CharField(
        label="Texto do fim",
        required=False,
        max_length=MAX_LINE_LENGTH,
        help_text="Depois do resultado. Por exemplo, o lema da secretaria.",
        error_messages={"max_length": f"O texto do fim pode ter até {MAX_LINE_LENGTH} letras."},
    )
    kept_logo = forms.CharField(required=False, widget=forms.HiddenInput)
    after = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for number in range(1, MAX_SIGNATURES + 1):
            self.fields.update(_signature_fields(number, today))
        self._kept = self._kept_before()

    @property
    def logo_address(self) -> str:
        """Return the logo that comes along, as an address for ``<img>``."""
        return address_of(self._kept, JPEG) if self._kept else ""

    @property
    def has_wrong_fields(self) -> bool:
        """Tell whether something beside a field is to be put right."""
        return any(name in self.fields for name in self.errors)

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the visible fields under their headings."""
        signing_fields = [
            (f"{number}ª assinatura", [self[name] for name in _names(number)])
            for number in range(1, MAX_SIGNATURES + 1)
        ]
        drawn = [self[name] for name in ("logo", "without_logo", "main", "accent")]
        if not self._kept:
            drawn.remove(self["without_logo"])
        lines = [self["opening"], self["closing"]]
        return [("Logotipo e cores", drawn), ("Textos", lines), *signing_fields]

    def _kept_before(self) -> bytes:
        """Return the logo that the form brought, or that it begins with."""
        if not self.is_bound:
            return bytes(self.initial.get("logo_bytes", b""))
        try:
            return base64.b64decode(_LOGO.unsign(self.data.get("kept_logo", "")))
        except signing.BadSignature:
            return b""

    @property
    def logo_brought(self) -> str:
        """Return the value of the hidden field: the logo, signed as one that we made ready."""
        return _LOGO.sign(base64.b64encode(self._kept).decode()) if self._kept else ""

    def clean_logo(self) -> Any:
        """Make a logo that was sent ready, and keep it whatever else is wrong."""
        upload = self.cleaned_data["logo"]
        if upload:
            with _sentences():
                self._kept = logos.made_ready(upload.file)
        return upload

    def clean_without_logo(self) -> bool:
        """Drop the logo that came along, unless another was sent just now."""
        without: bool = self.cleaned_data["without_logo"]
        if without and not self.cleaned_data.get("logo"):
            self._kept = b""
        return without

    def clean_kept_logo(self) -> str:
        """Refuse a logo that we did not make ready."""
        brought: str = self.cleaned_data["kept_logo"]
        if brought and not self._kept and not self.cleaned_data.get("without_logo"):
            self.add_error("logo", LOST_LOGO)
        return brought

    def clean_main(self) -> str:
        """Refuse what could not be read."""
        with _sentences():
            return rules.checked_main(self.cleaned_data["main"])

    def clean_accent(self) -> str:
        """Refuse what does not stand out against the main colour."""
        if "main" not in self.cleaned_data:
            return str(self.cleaned_data["accent"])
        with _sentences():
            return rules.checked_accent(self.cleaned_data["accent"], main=self.cleaned_data["main"])

    def clean_opening(self) -> str:
        """Refuse what cannot be printed."""
        with _sentences():
            return rules.checked_line(self.cleaned_data["opening"], what="o texto do alto")

    def clean_closing(self) -> str:
        """Refuse what cannot be printed."""
        with _sentences():
            return rules.checked_line(self.cleaned_data["closing"], what="o texto do fim")

    def clean(self) -> dict[str, Any]:
        """Read who signs; a place without a name and without a post is nobody."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        found = [self._signature(number) for number in range(1, MAX_SIGNATURES + 1)]
        cleaned["signatures"] = tuple(one for one in found if one is not None)
        return cleaned

    def _signature(self, number: int) -> Signature | None:
        name, post, since = _names(number)
        told = self.cleaned_data
        if self.errors.keys() & {name, post, since} or not (told[name] or told[post]):
            return None
        checks = (
            (name, rules.checked_name, told[name]),
            (post, rules.checked_post, told[post]),
            (since, partial(rules.checked_day, on=self.today), told[since] or self.today),
        )
        parts = [self._part(*check) for check in checks]
        if None in parts:
            return None
        return Signature(name=parts[0], post=parts[1], signed_on=parts[2])

    def _part(self, field: str, check: Callable[[Any], Any], typed: object) -> Any:
        """Return one part of a signature; nothing, and what is wrong beside it, where it is."""
        try:
            return check(typed)
        except DomainError as problem:
            self.add_error(field, problem.sentence)
            return None

    @property
    def design(self) -> Design:
        """Return what was typed; of a valid form."""
        told = self.cleaned_data
        return Design(
            main=told["main"],
            accent=told["accent"],
            logo=self._kept,
            signatures=told["signatures"],
            opening=told["opening"],
            closing=told["closing"],
        )


def initial_of(design: Design, *, after: int) -> dict[str, Any]:
    """Return what the form begins with: the version in use, or the service's own look."""
    begun: dict[str, Any] = {
        "main": design.main,
        "accent": design.accent,
        "opening": design.opening,
        "closing": design.closing,
        "logo_bytes": design.logo,
        "after": after,
    }
    for number, one in enumerate(design.signatures, start=1):
        begun |= dict(zip(_names(number), (one.name, one.post, one.signed_on), strict=True))
    return begun


def _names(number: int) -> tuple[str, str, str]:
    return f"name_{number}", f"post_{number}", f"since_{number}"


def _signature_fields(number: int, today: date) -> dict[str, forms.Field]:
    name, post, since = _names(number)
    return {
        name: forms.CharField(
            label="Nome",
            required=False,
            max_length=rules.LONGEST_NAME,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            error_messages={"max_length": f"O nome pode ter até {rules.LONGEST_NAME} letras."},
        ),
        post: forms.CharField(
            label="Cargo",
            required=False,
            max_length=rules.LONGEST_POST,
            help_text="Por exemplo, Secretária municipal de saúde.",
            error_messages={"max_length": f"O cargo pode ter até {rules.LONGEST_POST} letras."},
        ),
        since: forms.DateField(
            label="Autorizou em",
            required=False,
            widget=forms.DateInput({"type": "date", "max": today.isoformat()}, "%Y-%m-%d"),
            help_text="Dia em que a pessoa autorizou usar o nome dela. Em branco, vale hoje.",
            error_messages={"invalid": "Esta data não existe. Confira o dia, o mês e o ano."},
        ),
    }


@contextmanager
def _sentences() -> Iterator[None]:
    """Turn a domain error into the field's own."""
    try:
        yield
    except DomainError as problem:
        raise forms.ValidationError(problem.sentence) from None

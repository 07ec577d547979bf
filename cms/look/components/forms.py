"""Tags for forms: one field, all fields, the summary of errors, questions and choices."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.forms import BaseForm, BoundField, CheckboxInput
from django.forms.widgets import CheckboxSelectMultiple, RadioSelect
from django.utils.safestring import SafeString

from cms.look.components.library import attributes, classes, register, render


@register.simple_tag
def field(
    bound: BoundField, *, variant: str = "", note: str = "", **attrs: str | bool
) -> SafeString:
    return render(
        _shape(bound),
        field=bound,
        widget=_widget(bound, variant, attrs),
        note=note or _optional(bound),
        key=bound.auto_id,
        described=bound.aria_describedby,
    )


def _shape(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "field_choices"
    if isinstance(widget, CheckboxInput):
        return "field_check"
    return "field_group" if bound.use_fieldset else "field"


def _optional(bound: BoundField) -> str:
    single_check = isinstance(bound.field.widget, CheckboxInput)
    return "" if bound.field.required or single_check else "(se quiser)"


def _widget(bound: BoundField, variant: str, attrs: Mapping[str, str | bool]) -> str:
    """Write the control itself with our classes, beside those that the form asks for."""
    shape = _shape(bound)
    if shape == "field_choices":
        return ""
    ours = "choice__input" if shape == "field_check" else _input_classes(variant)
    theirs = bound.field.widget.attrs.get("class", "")
    extra = {name.replace("_", "-"): value for name, value in attrs.items()}
    return bound.as_widget(attrs={"class": f"{ours} {theirs}".strip(), **extra})


def _input_classes(variant: str) -> str:
    code = "code" in variant.split()
    rest = " ".join(word for word in variant.split() if word != "code")
    return classes("field__input", rest, "short") + (" u-code" if code else "")


@register.simple_tag
def fields(form: BaseForm) -> SafeString:
    return render("fields", form=form)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing to put right, and where."""

    target: str
    label: str
    text: str


@register.simple_tag
def form_errors(form: BaseForm, *, title: str = "", focus: bool = True) -> SafeString:
    complaints = _complaints(form)
    if not complaints:
        return SafeString()
    count = len(complaints)
    default = "Falta acertar 1 coisa" if count == 1 else f"Falta acertar {count} coisas"
    return render("form_errors", title=title or default, complaints=complaints, focus=focus)


def _complaints(form: BaseForm) -> list[Complaint]:
    whole = [Complaint("", "", str(error)) for error in form.non_field_errors()]
    single = [
        Complaint(_target(bound), str(bound.label), str(bound.errors[0]))
        for bound in form
        if bound.errors
    ]
    return whole + single


def _target(bound: BoundField) -> str:
    if bound.is_hidden:
        return ""
    return bound.id_for_label or f"{bound.auto_id}_0"


@register.simple_block_tag
def question(content: str, title: str, *, kicker: str = "", help_text: str = "") -> SafeString:
    return render("question", content=content, title=title, kicker=kicker, help_text=help_text)


@register.simple_tag
def choice(
    label: str,
    *,
    name: str,
    value: str,
    variant: str = "",
    note: str = "",
    verdict: str = "",
    **attrs: object,
) -> SafeString:
    words = variant.split()
    multiple = "checkbox" in words
    kept = " ".join(word for word in words if word != "checkbox")
    return render(
        "choice",
        label=label,
        kind="checkbox" if multiple else "radio",
        name=name,
        value=value,
        note=note,
        verdict=verdict,
        right="right" in words,
        classes=classes("choice", kept, "plain right wrong"),
        attrs=attributes(attrs),
    )

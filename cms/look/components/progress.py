"""Tags for how far one has come: bars, rings, the path, the split of hours, where answers are."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from cms.look import rules
from cms.look.components.library import (
    NOTHING,
    classes,
    drawn,
    joined,
    register,
    render,
    when,
)
from cms.look.parts import Share, Step

STEP_WORDS = {
    "done": "Feito",
    "now": "Você está aqui",
    "ahead": "Por vir",
    "ok": "Atendido",
    "wait": "Esperando",
    "stop": "Não atendido",
    "end": "Chegada",
}
STEP_ICONS = {"done": "check", "ok": "check", "wait": "clock", "stop": "x", "end": "award"}
SYNC = {
    "kept": ("phone", "Guardado no celular."),
    "sending": ("send", "Enviando…"),
    "sent": ("check", "Enviado."),
    "failed": ("warn", "Ainda não foi."),
}
MOST_SLOTS = 4
ALL = 100
HIDDEN = mark_safe(' aria-hidden="true"')
CURRENT_STEP = mark_safe(' aria-current="step"')


@register.simple_tag
def bar(value: int, *, label: str = "", variant: str = "") -> SafeString:
    words = variant.split()
    shape = " ".join(word for word in words if word != "ok")
    return format_html(
        '<svg class="{}"{}><rect class="{}" width="{}%" height="100%" rx="{}"/></svg>',
        classes("bar", shape, "thin tall"),
        _said(label),
        "bar__fill bar__fill--ok" if "ok" in words else "bar__fill",
        max(0, min(100, value)),
        9 if "tall" in words else 5,
    )


def _said(label: str) -> SafeString:
    """Name a drawing, or hide it where words beside it say the same."""
    return when(label, ' role="img" aria-label="{}"', label) or HIDDEN


@register.simple_tag
def progress(done: int, total: int, *, text: str, note: str = "", variant: str = "") -> SafeString:
    return format_html(
        '<div class="progress"><p class="progress__text"><span>{}</span>{}</p>{}</div>',
        text,
        when(note, "<span>{}</span>", note),
        bar(rules.percent(done, total), label=text, variant=variant),
    )


@register.simple_tag
def ring(
    value: int, label: str, *, number: str = "", of: str = "", variant: str = ""
) -> SafeString:
    shown = max(0, min(ALL, value))
    return render(
        "ring",
        value=shown,
        label=label,
        number=number or f"{shown}%",
        of=of,
        full=shown == ALL,
        classes=classes("ring", variant, "small"),
    )


@register.simple_tag
def path(steps: Sequence[Step], *, variant: str = "") -> SafeString:
    return format_html(
        '<ol class="{}">{}</ol>',
        classes("path", variant, "ok"),
        joined(_stop(step, number) for number, step in enumerate(steps, start=1)),
    )


def _stop(step: Step, number: int) -> SafeString:
    title = when(step.href, '<a href="{}">{}</a>', step.href, step.title) or step.title
    return format_html(
        '<li class="{}"{}><span class="path__mark" aria-hidden="true">{}</span>'
        '<div class="path__body"><p class="path__title"><span class="u-sr">{}: </span>{}</p>'
        "{}{}</div></li>\n",
        "path__stop" if step.state == "ahead" else f"path__stop path__stop--{step.state}",
        CURRENT_STEP if step.state == "now" else NOTHING,
        _stop_mark(step, number),
        STEP_WORDS[step.state],
        title,
        when(step.note, '<p class="path__note">{}</p>', step.note),
        step.extra,
    )


def _stop_mark(step: Step, number: int) -> SafeString | str:
    """Return the tick of what is done, the icon or number of what is not, nothing where one is."""
    usual = STEP_ICONS.get(step.state, "")
    icon = usual if step.state in {"done", "ok"} else step.icon or usual
    if icon:
        return drawn(icon)
    return "" if step.state == "now" else str(number)


@register.simple_tag
def hours_split(
    shares: Sequence[Share], *, variant: str = "", legend: bool = True, label: str = ""
) -> SafeString:
    lengths = rules.stretches([share.minutes for share in shares])
    slots = [share.slot or order % MOST_SLOTS + 1 for order, share in enumerate(shares)]
    return format_html(
        '<div class="stack stack--tight"><svg class="{}"{}>{}</svg>{}</div>',
        classes("split", variant, "thin"),
        _said(label),
        joined(_stretch(slot, *length) for slot, length in zip(slots, lengths, strict=True)),
        _legend(shares, slots) if legend else NOTHING,
    )


def _stretch(slot: int, start: str, width: str) -> SafeString:
    first = start == "0%"
    return format_html(
        '<rect class="q{}" x="{}" width="{}" height="100%"/>{}',
        slot,
        start,
        width,
        when(not first, '<rect class="split__gap" x="{}" width="2" height="100%"/>', start),
    )


def _legend(shares: Sequence[Share], slots: Sequence[int]) -> SafeString:
    pairs = zip(shares, slots, strict=True)
    pattern = '<li><span class="legend__key q{}"></span>{} <b>{}</b></li>'
    items = ((slot, share.label, rules.hours_text(share.minutes)) for share, slot in pairs)
    return format_html('<ul class="legend">{}</ul>', format_html_join("", pattern, items))


@register.simple_tag
def sync(state: str, text: str = "", *, strong: str = "") -> SafeString:
    icon, word = SYNC[state]
    variant = "" if state == "kept" else state
    return render(
        "sync",
        icon=icon,
        strong=strong or word,
        text=text,
        state=state,
        classes=classes("sync", variant, "sending sent failed"),
    )

"""Tags for how far one has come: bars, rings, the path, the split of hours, where answers are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from cms.look import rules
from cms.look.components.library import classes, register, render
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


@register.simple_tag
def bar(value: int, *, label: str = "", variant: str = "") -> SafeString:
    words = variant.split()
    shape = " ".join(word for word in words if word != "ok")
    return render(
        "bar",
        width=max(0, min(100, value)),
        label=label,
        ok="ok" in words,
        radius=9 if "tall" in words else 5,
        classes=classes("bar", shape, "thin tall"),
    )


@register.simple_tag
def progress(
    done: int, total: int, *, text: str, note: str = "", variant: str = ""
) -> SafeString:
    return render(
        "progress", value=rules.percent(done, total), text=text, note=note, variant=variant
    )


@register.simple_tag
def ring(
    value: int, label: str, *, number: str = "", of: str = "", variant: str = ""
) -> SafeString:
    shown = max(0, min(100, value))
    return render(
        "ring",
        value=shown,
        label=label,
        number=number or f"{shown}%",
        of=of,
        full=shown == 100,  # noqa: PLR2004
        classes=classes("ring", variant, "small"),
    )


@dataclass(frozen=True, slots=True)
class Stop:
    """A step as the template draws it."""

    step: Step
    word: str
    icon: str
    number: str


@register.simple_tag
def path(steps: Sequence[Step], *, variant: str = "") -> SafeString:
    stops = [_stop(step, number) for number, step in enumerate(steps, start=1)]
    return render("path", stops=stops, classes=classes("path", variant, "ok"))


def _stop(step: Step, number: int) -> Stop:
    icon = STEP_ICONS.get(step.state, "") if step.state in {"done", "ok"} else step.icon
    icon = icon or STEP_ICONS.get(step.state, "")
    bare = bool(icon) or step.state == "now"
    return Stop(step, STEP_WORDS[step.state], icon, "" if bare else str(number))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a split bar."""

    share: Share
    slot: int
    start: str
    width: str


@register.simple_tag
def hours_split(
    shares: Sequence[Share], *, variant: str = "", legend: bool = True, label: str = ""
) -> SafeString:
    return render(
        "hours_split",
        stretches=list(_stretches(shares)),
        legend=legend,
        label=label,
        classes=classes("split", variant, "thin"),
    )


def _stretches(shares: Sequence[Share]) -> Iterator[Stretch]:
    lengths = rules.stretches([share.minutes for share in shares])
    for order, (share, (start, width)) in enumerate(zip(shares, lengths, strict=True)):
        yield Stretch(share, share.slot or order % MOST_SLOTS + 1, start, width)


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

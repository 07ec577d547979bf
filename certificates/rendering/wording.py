"""Dates and hours in Portuguese, as a certificate and its public page write them."""

from datetime import date

from certificates.snapshot.rules import HoursSplit, Snapshot

MINUTES_PER_HOUR = 60
# A line of print breaks between words, but never between a number and its unit.
NBSP = "\u00a0"

_MONTHS = (
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
)


def long_date(day: date) -> str:
    """Return ``day`` as ``3 de agosto de 2026``; the first of a month is ``1º``."""
    return f"{_day_and_month(day)} de {day.year}"


def short_date(day: date) -> str:
    """Return ``day`` as ``3 ago 2026``."""
    return f"{_ordinal(day)}{NBSP}{_MONTHS[day.month - 1][:3]}{NBSP}{day.year}"


def period(starts_on: date, ends_on: date) -> str:
    """Return the period without saying the same month or year twice."""
    if starts_on == ends_on:
        return f"em {long_date(starts_on)}"
    if starts_on.year != ends_on.year:
        return f"de {long_date(starts_on)} a {long_date(ends_on)}"
    if starts_on.month != ends_on.month:
        return f"de {_day_and_month(starts_on)} a {long_date(ends_on)}"
    return f"de {_ordinal(starts_on)} a {long_date(ends_on)}"


def hours(minutes: int) -> str:
    """Return clock minutes as ``40 h``, ``33 h 20 min`` or ``45 min``."""
    whole, rest = divmod(minutes, MINUTES_PER_HOUR)
    parts = [f"{whole}{NBSP}h"] if whole else []
    if rest or not whole:
        parts.append(f"{rest}{NBSP}min")
    return NBSP.join(parts)


def whole_hours(minutes: int) -> str:
    """Return clock minutes as ``40 horas`` where they are whole hours, else as ``hours`` does."""
    whole, rest = divmod(minutes, MINUTES_PER_HOUR)
    return hours(minutes) if rest or not whole else _counted(whole, "hora", "horas")


def lesson_hours(total_minutes: int, lesson_minutes: int) -> str:
    """Return ``40 horas-aula``, or nothing where a lesson-hour is a clock hour or does not fit."""
    lessons, rest = divmod(total_minutes, lesson_minutes)
    if rest or lesson_minutes == MINUTES_PER_HOUR:
        return ""
    return _counted(lessons, "hora-aula", "horas-aula")


def workload(total_minutes: int, lesson_minutes: int) -> str:
    """Return the workload, both ways where a lesson-hour is not a clock hour (D20)."""
    if lesson_minutes == MINUTES_PER_HOUR:
        return whole_hours(total_minutes)
    lessons = lesson_hours(total_minutes, lesson_minutes)
    length = f"de {lesson_minutes}{NBSP}minutos"
    clock = hours(total_minutes)
    return f"{lessons} {length} ({clock})" if lessons else f"{clock}, em aulas {length}"


def split_by_modality(split: HoursSplit) -> list[tuple[int, str]]:
    """Return the minutes of each modality that has any, in the order of the sheet."""
    named = [
        (split.online_minutes, "on-line"),
        (split.classroom_minutes, "em encontro"),
        (split.in_service_minutes, "em serviço"),
        (split.assessment_minutes, "em avaliação"),
    ]
    return [(minutes, label) for minutes, label in named if minutes]


def split_sentence(split: HoursSplit) -> str:
    """Return ``28 h on-line, 4 h em encontro e 8 h em serviço``."""
    return listed([f"{hours(minutes)} {label}" for minutes, label in split_by_modality(split)])


def listed(items: list[str]) -> str:
    """Return ``items`` as Portuguese lists them: commas, and ``e`` before the last."""
    first, last = items[:-1], items[-1:]
    return " e ".join([", ".join(first), *last]) if first else "".join(last)


def kind_line(snapshot: Snapshot) -> str:
    """Return what the action was and how it was given: ``Atualização · híbrido``."""
    labels = [label for label in (snapshot.action_kind, snapshot.modality_label) if label]
    line = " · ".join(labels)
    return line[:1].upper() + line[1:]


def _counted(number: int, one: str, many: str) -> str:
    return f"{number}{NBSP}{one if number == 1 else many}"


def _ordinal(day: date) -> str:
    return "1º" if day.day == 1 else str(day.day)


def _day_and_month(day: date) -> str:
    return f"{_ordinal(day)}{NBSP}de {_MONTHS[day.month - 1]}"

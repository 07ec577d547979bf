"""Dates and hours as the site writes them, with what the sheet needs beside: where lines break."""

import re
from datetime import date

from certificates.snapshot.rules import CertificateType, HoursSplit, Snapshot
from cms.look.rules import date_text, hours_text, period_text

MINUTES_PER_HOUR = 60
# A line of print breaks between words, but never between a number and its unit.
NBSP = "\u00a0"

TAUGHT = frozenset({CertificateType.TEACHING, CertificateType.PRECEPTORSHIP})

_DIGEST_GROUP = 4
_BEFORE_MONTH = re.compile("(?<=[0-9º]) (?=de )")


def long_date(day: date) -> str:
    """Return ``day`` as ``3 de agosto de 2026``; the first of a month is ``1º``."""
    return _BEFORE_MONTH.sub(NBSP, date_text(day, "long"))


def short_date(day: date) -> str:
    """Return ``day`` as ``3 ago 2026``."""
    return date_text(day, "short").replace(" ", NBSP)


def period(starts_on: date, ends_on: date) -> str:
    """Return the period in a sentence, without saying the same month or year twice."""
    days = _BEFORE_MONTH.sub(NBSP, period_text(starts_on, ends_on))
    return f"em {days}" if starts_on == ends_on else f"de {days}"


def hours(minutes: int) -> str:
    """Return clock minutes as ``40 h``, ``33 h 20 min`` or ``45 min``."""
    return hours_text(minutes).replace(" ", NBSP)


def whole_hours(minutes: int) -> str:
    """Return clock minutes as ``40 horas`` where they are whole hours, else as ``hours`` does."""
    is_whole = minutes and minutes % MINUTES_PER_HOUR == 0
    return hours_text(minutes, "long").replace(" ", NBSP) if is_whole else hours(minutes)


def lesson_hours(total_minutes: int, lesson_minutes: int) -> str:
    """Return ``40 horas-aula``, or nothing where a lesson-hour is a clock hour or does not fit."""
    lessons, rest = divmod(total_minutes, lesson_minutes)
    if rest or lesson_minutes == MINUTES_PER_HOUR:
        return ""
    return f"{lessons}{NBSP}{'hora-aula' if lessons == 1 else 'horas-aula'}"


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


def type_word(certificate_type: CertificateType) -> str:
    """Return the type in one word, for lists: ``Conclusão``."""
    return certificate_type.label.rpartition(" ")[2].capitalize()


def result_label(snapshot: Snapshot) -> str:
    """Return what ``result`` is: of who taught it says in what capacity."""
    return "Papel" if snapshot.certificate_type in TAUGHT else "Resultado"


def digest_groups(digest: str) -> list[str]:
    """Return a digest in groups of four, to be compared by eye."""
    starts = range(0, len(digest), _DIGEST_GROUP)
    return [digest[start : start + _DIGEST_GROUP] for start in starts]

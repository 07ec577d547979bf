"""How hours, days, moments, numbers and shares are written for people. Pure."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

MONTHS = (
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
MINUS = "−"
_PHONE = re.compile(r"((?:\(\d{2}\) ?)?\b\d{3,5}[- ]\d{4}\b)")
SMALL_WORDS = frozenset({"da", "de", "di", "do", "das", "dos", "e"})

HoursStyle = Literal["short", "long"]
DateStyle = Literal["", "short", "day", "long"]


def hours_text(minutes: int, style: HoursStyle = "short") -> str:
    """Write signed ``minutes`` as "1 h 30 min", or as "1 hora e 30 minutos" when ``long``."""
    hours, rest = divmod(abs(minutes), 60)
    pieces = []
    if hours or not rest:
        pieces.append(f"{number_text(hours)} {_hour_word(hours, style)}")
    if rest:
        pieces.append(f"{rest} {_minute_word(rest, style)}")
    sign = MINUS if minutes < 0 else ""
    return sign + (" e " if style == "long" else " ").join(pieces)


def _hour_word(hours: int, style: HoursStyle) -> str:
    if style == "short":
        return "h"
    return "hora" if hours == 1 else "horas"


def _minute_word(minutes: int, style: HoursStyle) -> str:
    if style == "short":
        return "min"
    return "minuto" if minutes == 1 else "minutos"


def number_text(number: int | Decimal) -> str:
    """Write a number the Brazilian way: ``12480`` is "12.480" and ``98.4`` is "98,4"."""
    text = f"{number:,}".translate(str.maketrans(",.", ".,"))
    return text.replace("-", MINUS)


def date_text(day: date, style: DateStyle = "") -> str:
    """Write a day: "21/11/2026"; ``short`` "21 nov 2026"; ``day`` "21 de novembro"; ``long``."""
    month = MONTHS[day.month - 1]
    if style == "short":
        return f"{_ordinal(day)} {month[:3]} {day.year}"
    if style == "day":
        return f"{_ordinal(day)} de {month}"
    if style == "long":
        return f"{_ordinal(day)} de {month} de {day.year}"
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def _ordinal(day: date) -> str:
    return "1º" if day.day == 1 else str(day.day)


def period_text(start: date, end: date) -> str:
    """Write a period without repeating what both ends share: "3 a 7 de agosto de 2026"."""
    if start == end:
        return date_text(start, "long")
    if start.year != end.year:
        return f"{date_text(start, 'long')} a {date_text(end, 'long')}"
    if start.month != end.month:
        return f"{date_text(start, 'day')} a {date_text(end, 'long')}"
    return f"{_ordinal(start)} a {date_text(end, 'long')}"


def moment_text(moment: datetime) -> str:
    """Write the time of day as "14h32", and the full hour as "14h"."""
    return f"{moment.hour}h{moment.minute:02d}" if moment.minute else f"{moment.hour}h"


def split_phones(text: str) -> list[tuple[str, bool]]:
    """Split ``text`` at its phone numbers, which no line should break; ``True`` marks each."""
    pieces = _PHONE.split(text)
    return [(piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece]


def initials(name: str) -> str:
    """Return the first letters of the first and last words of ``name``."""
    words = [word for word in name.split() if word.lower() not in SMALL_WORDS]
    if not words:
        return ""
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


def percent(part: int, whole: int) -> int:
    """Return how much of ``whole`` is ``part``, from 0 to 100; 100 only when nothing is missing.

    A ``whole`` of zero has nothing done and nothing to do, and gives 0.
    """
    if whole <= 0 or part <= 0:
        return 0
    return min(100, part * 100 // whole)


def width(part: int, whole: int) -> str:
    """Return the share as an SVG length with two decimals, such as "33.33%"."""
    if whole <= 0 or part <= 0:
        return "0%"
    hundredths = min(10_000, part * 10_000 // whole)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def stretches(parts: Sequence[int]) -> list[tuple[str, str]]:
    """Return for each part where it starts and how wide it is, as SVG lengths of their sum."""
    total = sum(parts)
    starts = [sum(parts[:index]) for index in range(len(parts))]
    return [
        (width(start, total), width(part, total)) for start, part in zip(starts, parts, strict=True)
    ]

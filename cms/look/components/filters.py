"""Filters that write minutes, days, moments and numbers for people."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from cms.look import rules
from cms.look.components.library import register


@register.filter
def hours(minutes: int | None, style: rules.HoursStyle = "short") -> str:
    return "" if minutes is None else rules.hours_text(minutes, style)


@register.filter
def brdate(day: date | None, style: rules.DateStyle = "") -> str:
    if day is None:
        return ""
    return rules.date_text(timezone.localtime(day) if isinstance(day, datetime) else day, style)


@register.filter
def brperiod(start: date | None, end: date | None) -> str:
    if start is None or end is None:
        return brdate(start or end, "long")
    return rules.period_text(start, end)


@register.filter
def brmoment(moment: datetime | None, style: rules.DateStyle | None = None) -> str:
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    clock = rules.moment_text(local)
    return clock if style is None else f"{rules.date_text(local, style)}, {clock}"


@register.filter
def brnumber(number: int | Decimal | None) -> str:
    return "" if number is None else rules.number_text(number)


@register.filter
def initials(name: str) -> str:
    return rules.initials(name)


@register.filter
def phones(text: str) -> SafeString:
    return mark_safe(
        "".join(
            format_html('<span class="u-nowrap">{}</span>', piece) if is_phone else escape(piece)
            for piece, is_phone in rules.split_phones(text)
        )
    )

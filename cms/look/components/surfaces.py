"""Tags for what holds other things: cards, alerts, callouts, empty states, badges."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.look.components.library import (
    attributes,
    classes,
    drawn,
    register,
    render,
    trimmed,
    when,
)

TONES = "info ok wait stop"
BADGE_ICONS = {"": "", "info": "check", "ok": "check", "wait": "clock", "stop": "x"}
ALERT_ICONS = {"info": "info", "ok": "ok", "wait": "warn", "stop": "stop"}


@register.simple_tag
def badge(label: str, tone: str = "", *, icon: str = "") -> SafeString:
    return format_html(
        '<span class="{}">{}{}</span>',
        classes("badge", tone, TONES),
        drawn(icon or BADGE_ICONS[tone]),
        label,
    )


@register.simple_block_tag
def card(
    content: str,
    *,
    title: str = "",
    kicker: str = "",
    href: str = "",
    variant: str = "",
    level: int = 3,
    **attrs: object,
) -> SafeString:
    tag = "article" if title else "div"
    return format_html(
        '<{} class="{}"{}>{}{}{}</{}>\n',
        tag,
        classes("card", f"{variant} link" if href else variant, "now flat sunken link"),
        attributes(attrs),
        when(kicker, '<p class="card__kicker">{}</p>', kicker),
        _card_title(title, href, level),
        trimmed(content),
        tag,
    )


def _card_title(title: str, href: str, level: int) -> SafeString:
    inner = when(href, '<a href="{}">{}</a>', href, title) or title
    return when(title, '<h{} class="card__title">{}</h{}>', level, inner, level)


@register.simple_block_tag
def card_foot(content: str) -> SafeString:
    return format_html('<p class="card__foot">{}</p>', trimmed(content))


@register.simple_block_tag
def alert(
    content: str, title: str, *, tone: str = "info", icon: str = "", **attrs: object
) -> SafeString:
    return render(
        "alert",
        content=trimmed(content),
        title=title,
        classes=classes("alert", tone, TONES),
        icon=icon or ALERT_ICONS[tone],
        attrs=attributes(attrs),
    )


@register.simple_block_tag
def callout(content: str, title: str, *, icon: str = "pin") -> SafeString:
    return render("callout", content=content, title=title, icon=icon)


@register.simple_block_tag
def empty(content: str, title: str, *, text: str = "", level: int = 2) -> SafeString:
    return render("empty", content=trimmed(content), title=title, text=text, level=level)


@register.simple_tag
def skeleton(label: str = "Carregando") -> SafeString:
    return render("skeleton", label=label)

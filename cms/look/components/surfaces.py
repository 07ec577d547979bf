"""Tags for what holds other things: cards, alerts, callouts, empty states, badges."""

from django.utils.safestring import SafeString

from cms.look.components.library import attributes, classes, register, render, trimmed

TONES = "info ok wait stop"
BADGE_ICONS = {"": "", "info": "check", "ok": "check", "wait": "clock", "stop": "x"}
ALERT_ICONS = {"info": "info", "ok": "ok", "wait": "warn", "stop": "stop"}


@register.simple_tag
def badge(label: str, tone: str = "", *, icon: str = "") -> SafeString:
    return render(
        "badge",
        label=label,
        classes=classes("badge", tone, TONES),
        icon=icon or BADGE_ICONS[tone],
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
    if href:
        variant = f"{variant} link"
    return render(
        "card",
        content=content,
        title=title,
        kicker=kicker,
        href=href,
        level=level,
        tag="article" if title else "div",
        classes=classes("card", variant, "now flat sunken link"),
        attrs=attributes(attrs),
    )


@register.simple_block_tag
def card_foot(content: str) -> SafeString:
    return render("card_foot", content=content)


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

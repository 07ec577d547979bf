"""Tags for what is pressed or opened: buttons, chips, search, dialogs."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.look.components.library import attributes, classes, drawn, register, render, when

BUTTONS = "secondary quiet danger small wide loading"


@register.simple_tag
def button(
    label: str,
    *,
    href: str = "",
    variant: str = "",
    icon: str = "",
    icon_end: str = "",
    **attrs: object,
) -> SafeString:
    if "loading" in variant.split():
        attrs = {"aria_disabled": "true", **attrs}
    tag = "a" if href else "button"
    own = {"href": href} if href else {"type": "submit"}
    return format_html(
        '<{} class="{}"{}>{}{}{}</{}>',
        tag,
        classes("button", variant, BUTTONS),
        attributes({**own, **attrs}),
        drawn(icon),
        label,
        drawn(icon_end),
        tag,
    )


@register.simple_tag
def chip(label: str, href: str, *, current: bool = False, remove: bool = False) -> SafeString:
    return format_html(
        '<a class="{}" href="{}"{}>{}{}{}</a>',
        "chip chip--on" if remove else "chip",
        href,
        when(current, ' aria-current="{}"', "true"),
        when(remove, '<span class="u-sr">{} </span>', "Tirar filtro:"),
        label,
        drawn("x" if remove else ""),
    )


@register.simple_tag
def search(
    action: str, *, label: str, value: str = "", placeholder: str = "", name: str = "q"
) -> SafeString:
    return render(
        "search", action=action, label=label, value=value, placeholder=placeholder, name=name
    )


@register.simple_block_tag
def dialog(content: str, title: str, *, key: str) -> SafeString:
    return render("dialog", content=content, title=title, key=key)


@register.simple_block_tag
def dialog_actions(content: str) -> SafeString:
    return render("dialog_actions", content=content)


@register.simple_block_tag
def more(content: str, title: str, *, opened: bool = False) -> SafeString:
    return render("more", content=content, title=title, opened=opened)

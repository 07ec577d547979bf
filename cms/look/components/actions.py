"""Tags for what is pressed or opened: buttons, chips, search, dialogs."""

from django.utils.safestring import SafeString

from cms.look.components.library import attributes, classes, register, render

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
    if not href:
        attrs = {"type": "submit", **attrs}
    if "loading" in variant.split():
        attrs = {"aria_disabled": "true", **attrs}
    return render(
        "button",
        label=label,
        href=href,
        classes=classes("button", variant, BUTTONS),
        icon=icon,
        icon_end=icon_end,
        attrs=attributes(attrs),
    )


@register.simple_tag
def chip(label: str, href: str, *, current: bool = False, remove: bool = False) -> SafeString:
    return render("chip", label=label, href=href, current=current, remove=remove)


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

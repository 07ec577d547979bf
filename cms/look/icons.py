"""The icons: our own drawings on a grid of 24, stroke 2, round ends.

They are sent inline, so that a page carries only those it uses and a fragment brings its own.
The ready-made set of libraries.md was left out: its stroke is 1.5, and it has no drawing for a
route, a ladder, a pact or work in service.
"""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

ICONS: dict[str, str] = {
    "award": '<circle cx="12" cy="9" r="5.5"/><path d="M8.6 13.5 7.3 21l4.7-2.5 4.7 2.5-1.3-7.5"/>',
    "book": '<path d="M12 6.5C10 5.2 7.3 4.5 3.5 4.5v13.8c3.8 0 6.5.7 8.5 2 2-1.3 4.7-2 8.5-2V4.5c-3.8 0-6.5.7-8.5 2zM12 6.5v13.8"/>',
    "building": '<path d="M3.5 21h17M6 21V4h9v17M15 9.5h3.5V21M9 8h3M9 12h3M9 16h3"/>',
    "calendar": '<rect x="4" y="5" width="16" height="15" rx="2"/><path d="M4 10h16M8.5 3v4M15.5 3v4"/>',
    "chart": '<path d="M4 20h16M7 16.5v-4M12 16.5v-11M17 16.5V9"/>',
    "check": '<path d="m5 12.8 4.5 4.5L19 7"/>',
    "chevron": '<path d="m9 5 7 7-7 7"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2.2"/>',
    "download": '<path d="M12 4v11.5M6.5 10.5 12 16l5.5-5.5M5 20h14"/>',
    "edit": '<path d="m4 20 1-4.2L16.3 4.5l3.2 3.2L8.2 19z"/>',
    "eye": '<path d="M2.5 12c2.3-4.3 5.5-6.5 9.5-6.5s7.2 2.2 9.5 6.5c-2.3 4.3-5.5 6.5-9.5 6.5S4.8 16.3 2.5 12z"/><circle cx="12" cy="12" r="2.7"/>',
    "file": '<path d="M6 3h8l4.5 4.5V21H6zM14 3v4.5h4.5"/>',
    "filter": '<path d="M4 6.5h16M7 12h10M10 17.5h4"/>',
    "flag": '<path d="M6 21V4M6 5h12l-3 3.7L18 12.5H6"/>',
    "hash": '<path d="M5 9.5h15M4 15h15M10 4 8 20M16 4l-2 16"/>',
    "help": '<circle cx="12" cy="12" r="9"/><path d="M9.4 9.6a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 2M12 17v.1"/>',
    "home": '<path d="M4 11.5 12 5l8 6.5V20h-5.5v-5.5h-5V20H4z"/>',
    "id": '<rect x="3" y="5" width="18" height="14" rx="2"/><circle cx="8.5" cy="10.8" r="1.9"/><path d="M5.5 16c.4-1.7 1.4-2.5 3-2.5s2.6.8 3 2.5M14.5 10h3.5M14.5 14h3.5"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.1"/>',
    "lock": '<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "next": '<path d="M4 12h16M14 6l6 6-6 6"/>',
    "offline": '<path d="M12 19v.1M8.7 15.6a5 5 0 0 1 6.6 0M5.3 12.2a10 10 0 0 1 4-2.4M18.7 12.2A10 10 0 0 0 14 9.5M4 4l16 16"/>',
    "ok": '<circle cx="12" cy="12" r="9"/><path d="m7.8 12.5 2.9 2.9 5.5-6"/>',
    "pact": '<circle cx="8.8" cy="12" r="5.5"/><circle cx="15.2" cy="12" r="5.5"/>',
    "phone": '<rect x="7" y="3" width="10" height="18" rx="2"/><path d="M11 17.8h2"/>',
    "pin": '<path d="M12 21c4-4.6 6.5-7.7 6.5-11a6.5 6.5 0 0 0-13 0c0 3.3 2.5 6.4 6.5 11z"/><circle cx="12" cy="10" r="2.2"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"/>',
    "replaced": '<circle cx="12" cy="12" r="9"/><path d="M7.5 12h8.5M12.8 8.5l3.5 3.5-3.5 3.5"/>',
    "route": '<circle cx="5.5" cy="19" r="2"/><circle cx="18.5" cy="5" r="2"/><path d="M7.5 19h6.2c5.3 0 5.3-7 0-7h-3.4c-5.3 0-5.3-7 0-7h6.2"/>',
    "screen": '<rect x="3" y="5" width="18" height="11.5" rx="2"/><path d="M9 20h6M12 16.5V20"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "send": '<path d="M4 12 20 4.5 15.2 20l-3.7-6.4z"/>',
    "service": '<path d="M6 4v5.5a4.5 4.5 0 0 0 9 0V4M10.5 14v2.2a4 4 0 0 0 8 0V13.5"/><circle cx="18.5" cy="11.7" r="1.8"/>',
    "stairs": '<path d="M3 20h4.5v-5H12v-5h4.5V5H21"/>',
    "stop": '<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM9 9l6 6M15 9l-6 6"/>',
    "swap": '<path d="M4 8h14.5L15 4.5M20 16H5.5L9 19.5"/>',
    "talk": '<path d="M4 5h16v11.5h-9L6.5 20v-3.5H4z"/>',
    "undo": '<path d="M9 5.5 4.5 10 9 14.5M4.5 10h9.7a5 5 0 0 1 0 10H11"/>',
    "upload": '<path d="M12 16V4.5M6.5 10 12 4.5l5.5 5.5M5 20h14"/>',
    "user": '<circle cx="12" cy="8" r="3.6"/><path d="M5 20c.7-4 3.2-6 7-6s6.3 2 7 6"/>',
    "users": '<circle cx="9" cy="8" r="3.2"/><path d="M3 19.5c.6-3.6 2.8-5.4 6-5.4s5.4 1.8 6 5.4M15.8 5.2a3 3 0 0 1 0 5.6M17.3 14.4c2 .7 3.2 2.4 3.7 5.1"/>',
    "warn": '<path d="M12 4 21.5 20h-19zM12 10v4.5M12 17.2v.1"/>',
    "x": '<path d="M6 6l12 12M18 6 6 18"/>',
}
MARK = mark_safe(
    '<svg class="header__mark" viewBox="0 0 32 32" aria-hidden="true">'
    '<path class="mark__line" d="M9 21.5V13a8 8 0 1 1 8 8"/>'
    '<circle class="mark__start" cx="9" cy="26" r="2.75"/>'
    '<circle class="mark__end" cx="17" cy="13" r="3.5"/></svg>'
)


def icon_svg(name: str, *, large: bool = False, label: str = "") -> SafeString:
    """Return the drawing ``name``; without a label it is hidden from screen readers.

    Raises:
        ValueError: there is no such drawing.
    """
    if name not in ICONS:
        raise ValueError(f"no icon is called {name!r}")
    block = "icon icon--l" if large else "icon"
    if not label:
        return _READY[name] if not large else _draw(name, block)
    said = format_html('role="img" aria-label="{}"', label)
    return mark_safe(f'<svg class="{block}" viewBox="0 0 24 24" {said}>{ICONS[name]}</svg>')


def _draw(name: str, block: str) -> SafeString:
    return mark_safe(
        f'<svg class="{block}" viewBox="0 0 24 24" aria-hidden="true">{ICONS[name]}</svg>'
    )


_READY = {name: _draw(name, "icon") for name in ICONS}

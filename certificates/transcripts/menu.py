"""Where the transcript is found: a tab of the person's own space."""

from cms.look.parts import Link
from courses.my_space import registry

TAB = "transcript"


def tabs() -> list[Link]:
    """Return the tabs of the person's space, ours being the current one."""
    return registry.tabs(TAB)


def register() -> None:
    """Add *Histórico* to the person's space."""
    registry.register_tab(TAB, "Histórico", "certificates:transcript", 40)

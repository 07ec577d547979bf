"""Our entries in the site's menu."""

from cms import menus


def register() -> None:
    """Add *Conferir*, for everyone; called once, when the app is ready."""
    menus.register(
        menus.MenuItem("verify", "Conferir", "certificates:check", "award", 40)
    )

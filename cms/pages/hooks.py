"""Wagtail's hooks of this area."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.pages import policy


class MunicipalitiesItem(MenuItem):
    """The way from the back office to the municipalities, for who administers the platform."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to whoever may bring a municipality in."""
        return bool(policy.can_join(request.user))


def municipalities_item() -> Any:
    """Add the entry below the pages."""
    return MunicipalitiesItem(
        "Municípios", reverse("cms:municipalities"), icon_name="site", order=150
    )


hooks.register("register_admin_menu_item", municipalities_item)

"""Wagtail's hooks of this area: the addresses in the back office and their place in its menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from certificates.layouts import views
from lms.access.rules import Permission
from lms.access.scope import scope_of


class LayoutMenuItem(MenuItem):
    """The entry, for whoever says what certificates print of an issuer."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask for the permission, without a query more than the page has."""
        return bool(scope_of(request.user, Permission.DESCRIBE_ORGANIZATION))


class LayoutViewSet(ViewSet):
    """Layouts of certificates in the back office."""

    name = url_prefix = views.SPACE
    icon = views.ICON
    menu_label = views.MENU_LABEL
    menu_order = 320
    add_to_admin_menu = True
    menu_item_class = LayoutMenuItem

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses; whose layout it is, and which version of it."""
        one = "<uuid:public_id>/<int:version>/"
        return [
            path("", views.ListView.as_view(), name="index"),
            path("lista/", views.ListView.as_view(results_only=True), name="index_results"),
            path("<uuid:public_id>/", views.FormView.as_view(), name="form"),
            path(one, views.VersionView.as_view(), name="version"),
            path(f"{one}<str:side>-<int:width>.png", views.PictureView.as_view(), name="picture"),
        ]


def viewsets() -> list[LayoutViewSet]:
    """Return what has a place in the back office."""
    return [LayoutViewSet()]


hooks.register("register_admin_viewset", viewsets)

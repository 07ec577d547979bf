"""Wagtail's hooks of this area."""

from typing import Any

from wagtail import hooks

from cms.media.viewsets import chooser_of_recordings, recordings


def viewsets() -> list[Any]:
    """Return what has a place in the back office."""
    return [recordings, chooser_of_recordings]


hooks.register("register_admin_viewset", viewsets)

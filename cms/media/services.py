"""Collections that belong to somebody, and renditions made before anybody asks for them."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from wagtail.images.models import SourceImageIOError
from wagtail.models import Collection

from cms.media import queries, rules
from cms.media.models import Image, Rendition, Shelf
from lms.access.rules import Permission
from lms.access.scope import scope_of
from lms.organizations.models import Organization
from lms.territory.models import State

# Announced with an image's key whenever it is saved by a person or an importer.
UPLOADED = "images.uploaded"


@transaction.atomic
def shelf_of(*, organization: Organization) -> Shelf:
    """Return an organization's collection, made on first use under its state's; idempotent.

    An organization without a state keeps its files at the root.
    """
    found = Shelf.objects.filter(organization=organization).select_related("collection").first()
    if found:
        return found
    above = shelf_of_state(state=organization.state).collection if organization.state else _root()
    return Shelf.objects.create(
        organization=organization, collection=_collection(organization.short_name, above)
    )


@transaction.atomic
def shelf_of_state(*, state: State) -> Shelf:
    """Return a state's collection, made on first use; idempotent."""
    found = Shelf.objects.filter(state=state).select_related("collection").first()
    return found or Shelf.objects.create(state=state, collection=_collection(state.name, _root()))


def prepare_shelves(*, user: Any) -> None:
    """Make the collections that ``user`` may upload to and that nobody has used yet; idempotent."""
    if queries.reaches_all(user):
        return
    scope = scope_of(user, Permission.EDIT_PAGES)
    named = Q(pk__in=scope.organizations) | Q(municipality__in=scope.municipalities)
    for organization in Organization.objects.filter(named, shelf=None).select_related("state"):
        shelf_of(organization=organization)
    for state in State.objects.filter(pk__in=scope.states, shelf=None):
        shelf_of_state(state=state)
    queries.forget(user)


def _root() -> Collection:
    # The lock keeps two first uploads from making two collections.
    return Collection.objects.select_for_update().get(depth=1)


def _collection(name: str, above: Collection) -> Collection:
    return above.add_child(instance=Collection(name=name))


def make_renditions(image_id: int) -> None:
    """Make every public width of an image; safe to run twice, and after the image is gone."""
    image = Image.objects.filter(pk=image_id).first()
    if image is None:
        return
    image.get_file_hash()
    for width in image.public_widths:
        rendition_of(image=image, width=width)


def rendition_of(*, image: Image, width: int) -> Rendition | None:
    """Return one public width, made now if it was not made at upload.

    Returns ``None`` when the original is lost: a page must not fail for the want of a picture.
    """
    try:
        rendition: Rendition = image.get_rendition(rules.rendition_spec(width))
    except SourceImageIOError:
        return None
    return rendition

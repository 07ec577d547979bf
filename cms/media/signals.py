"""What happens when Wagtail saves an image by whichever of its doors: one announcement."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from cms.media import services
from cms.media.models import Image
from cms.media.recordings import FILES, Recording, remove_files
from lms.jobs import registry
from lms.jobs import services as jobs


def image_saved(
    instance: Image, *, raw: bool, update_fields: frozenset[str] | None, **_kwargs: Any
) -> None:
    """Announce the image, unless only a computed column was written."""
    if not raw and update_fields is None:
        jobs.announce(services.UPLOADED, instance.pk)


def recording_deleted(instance: Recording, **_kwargs: Any) -> None:
    """Remove a deleted recording's files, once it is certain that it is gone."""
    names = [getattr(instance, name).name for name in FILES]
    transaction.on_commit(partial(remove_files, [name for name in names if name]))


def connect() -> None:
    """Join the announcement to the rendering, and a recording's files to it."""
    post_delete.connect(
        recording_deleted, sender=Recording, dispatch_uid="percurso_recording_deleted"
    )
    registry.on(services.UPLOADED, "cms.media.renditions", services.make_renditions)
    post_save.connect(image_saved, sender=Image, dispatch_uid="percurso_image_saved")

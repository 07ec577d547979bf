"""What happens when Wagtail saves an image by whichever of its doors: one announcement."""

from typing import Any

from django.db.models.signals import post_save

from cms.media import services
from cms.media.models import Image
from lms.jobs import registry
from lms.jobs import services as jobs


def image_saved(
    instance: Image, *, raw: bool, update_fields: frozenset[str] | None, **_kwargs: Any
) -> None:
    """Announce the image, unless only a computed column was written."""
    if not raw and update_fields is None:
        jobs.announce(services.UPLOADED, instance.pk)


def connect() -> None:
    """Join the announcement to the rendering."""
    registry.on(services.UPLOADED, "cms.media.renditions", services.make_renditions)
    post_save.connect(image_saved, sender=Image, dispatch_uid="percurso_image_saved")

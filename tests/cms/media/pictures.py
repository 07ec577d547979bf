"""Small pictures for tests."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Picture

from cms.media.models import Image


def picture(size: tuple[int, int] = (40, 30), kind: str = "PNG", **saved: Any) -> bytes:
    """Return the bytes of a one-colour picture."""
    written = BytesIO()
    Picture.new("RGB", size, "#1351b4").save(written, format=kind, **saved)
    return written.getvalue()


def picture_of(collection: Any, size: tuple[int, int] = (40, 30)) -> Image:
    """Return an image kept in ``collection``."""
    return Image.objects.create(
        title="Ponte",
        description="Uma ponte de madeira sobre o rio.",
        file=ContentFile(picture(size), "ponte.png"),
        collection=collection,
    )

"""Image, its renditions, and document (decision D5)."""

import uuid
from pathlib import PurePosixPath
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


def uploader(related_name: str) -> "models.ForeignKey[Any, Any]":
    """Return Wagtail's field for who uploaded, under a name that its own model does not take."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name=related_name,
        verbose_name="enviado por",
    )


def renamed(folder: str, file_name: str) -> str:
    """Return a path in ``folder`` with a random name and the extension of ``file_name``."""
    return f"{folder}/{uuid.uuid4().hex}{PurePosixPath(file_name).suffix.lower()[:8]}"


def document_path(_instance: models.Model, file_name: str) -> str:
    """Return where an uploaded document is kept."""
    return renamed("documents", file_name)


class Image(AbstractImage):
    """An image; its description is the alternative text, required."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)

    tags = TaggableManager("etiquetas", blank=True, related_name="percurso_images")
    uploaded_by_user = uploader("uploaded_images")

    admin_form_fields = (
        "title",
        "file",
        "description",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "imagem"
        verbose_name_plural = "imagens"

    def get_upload_to(self, filename: str) -> str:
        """Keep the file under a random name."""
        return renamed("images", filename)


class Rendition(AbstractRendition):
    """One size of an image."""

    image = models.ForeignKey(
        Image, on_delete=models.CASCADE, related_name="renditions", verbose_name="imagem"
    )

    class Meta:
        verbose_name = "versão de imagem"
        verbose_name_plural = "versões de imagem"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_unique"
            )
        ]


class Document(AbstractDocument):
    """A public document."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField("arquivo", upload_to=document_path)
    tags = TaggableManager("etiquetas", blank=True, related_name="percurso_documents")
    uploaded_by_user = uploader("uploaded_documents")

    admin_form_fields = ("title", "file", "collection")

    class Meta(AbstractDocument.Meta):
        verbose_name = "documento"
        verbose_name_plural = "documentos"

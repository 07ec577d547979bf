"""Image, its renditions, and document (decision D5)."""

import uuid
from typing import Any, ClassVar

from django.core.files.base import ContentFile
from django.db import models
from django.db.models import Q
from django.urls import reverse
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError
from wagtail.models import Collection

from cms.media import rules
from cms.media.naming import renamed, uploader
from lms.organizations.models import Organization
from lms.territory.models import State

# Only this folder is sent to whoever asks: originals may carry what a camera wrote into them.
RENDITIONS = "renditions"
VERSION_LENGTH = 8


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

    def generate_rendition_file(
        self,
        filter: Any,  # noqa: A002 - Wagtail's name
        *,
        source: Any = None,
    ) -> "ContentFile[bytes]":
        """Return the file in memory; Wagtail's own stays open until it is collected."""
        if not self.file.storage.exists(self.file.name):
            raise SourceImageIOError(f"the original of image {self.pk} is lost")
        made = super().generate_rendition_file(filter, source=source)
        with made.file as written:
            written.seek(0)
            return ContentFile(written.read(), name=made.name)

    def public_url(self, width: int) -> str:
        """Return where the image is sent at ``width``; the address changes with the file."""
        version = self.file_hash[:VERSION_LENGTH] or "0"
        return reverse("cms:image", args=[self.public_id, version, width])

    @property
    def srcset(self) -> str:
        """Return every width with its address, as ``<img>`` wants them; no query."""
        return ", ".join(f"{self.public_url(width)} {width}w" for width in self.public_widths)

    @property
    def public_widths(self) -> tuple[int, ...]:
        """Return the widths in which the image is sent."""
        return rules.widths_for(self.width)

    @property
    def usual_width(self) -> int:
        """Return the width for a browser that does not choose."""
        return min(rules.USUAL_WIDTH, self.public_widths[-1])

    @property
    def usual_height(self) -> int:
        """Return the height at the usual width."""
        return rules.height_at(self.usual_width, (self.width, self.height))

    @property
    def usual_url(self) -> str:
        """Return the address of the usual width."""
        return self.public_url(self.usual_width)


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

    def get_upload_to(self, filename: str) -> str:
        """Keep renditions apart from originals; the name is the original's, random already."""
        return f"{RENDITIONS}/{filename}"

    @property
    def url(self) -> str:
        """Return the address of our own view, whatever the storage."""
        return reverse("cms:file", args=[self.file.name])


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

    @property
    def url(self) -> str:
        """Return the document's address, which tells neither its key nor its name."""
        return reverse("cms:document", args=[self.public_id])

    def clean(self) -> None:
        """Check the kind of the file; Wagtail also asks before a file just sent is in its place."""
        if self.file:
            super().clean()


class Shelf(models.Model):
    """Whose a collection of images and documents is: one organization's, or one state's.

    Made at the first upload, so that five thousand towns do not mean as many empty collections.
    """

    collection = models.OneToOneField(
        Collection, on_delete=models.PROTECT, related_name="shelf", verbose_name="coleção"
    )
    organization = models.OneToOneField(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        related_name="shelf",
        verbose_name="organização",
    )
    state = models.OneToOneField(
        State, on_delete=models.PROTECT, null=True, related_name="shelf", verbose_name="estado"
    )

    class Meta:
        verbose_name = "estante"
        verbose_name_plural = "estantes"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(organization__isnull=True) ^ Q(state__isnull=True),
                name="shelf_of_one_owner",
            )
        ]

"""Upload forms: what is refused is refused with a plain sentence, and the collection is there."""

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.defaultfilters import filesizeformat
from PIL import Image as Picture
from PIL import ImageOps
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.media import rules, services

LARGEST_DOCUMENT = 20 * 1024 * 1024
# Formats in which a camera writes where and when a picture was taken.
WITH_METADATA = frozenset({"JPEG", "WEBP", "PNG"})


class OnShelf:
    """Makes the person's collection before Wagtail's form asks which ones there are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("user") is not None:
            services.prepare_shelves(user=kwargs["user"])
        super().__init__(*args, **kwargs)


class PictureField(WagtailImageField):
    """An image file that opens to its last line; what does not is refused in our own words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds, size = self.supported_formats_text, self.max_upload_size_text
        self.max_image_pixels = rules.LARGEST_PIXELS
        self.help_text = f"Pode ser {kinds}, com até {size}."
        self.error_messages.update(
            required="Escolha o arquivo da imagem.",
            invalid_image=f"Este arquivo não é uma imagem que possamos abrir. Envie {kinds}.",
            invalid_image_extension=f"Este tipo de arquivo não serve. Envie {kinds}.",
            invalid_image_known_format=(
                "O nome do arquivo termina em .%(extension)s, mas por dentro ele é"
                f" %(image_format)s. Salve de novo como {kinds} e envie."
            ),
            file_too_large=f"A imagem tem %(file_size)s e o limite é {size}. Envie uma menor.",
            file_too_large_unknown_size=f"A imagem passa do limite de {size}. Envie uma menor.",
            file_too_many_pixels=(
                "A imagem é grande demais (%(num_pixels)s pontos; o limite é"
                " %(max_pixels_count)s). Diminua e envie de novo."
            ),
        )

    def check_image_pixel_size(self, f: Any) -> None:
        """Refuse what only starts like an image; Wagtail lets the library's error through."""
        try:
            super().check_image_pixel_size(f)
            with Picture.open(f) as opened:
                opened.load()
        except (OSError, SyntaxError, ValueError) as problem:
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from problem
        f.seek(0)


class ImageForm(OnShelf, BaseImageForm):
    """An image with its description; what a camera wrote into the file is left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            stock = self.fields["file"]
            self.fields["file"] = PictureField(
                label="Arquivo da imagem", required=stock.required, widget=stock.widget
            )
        if "description" in self.fields:
            field = self.fields["description"]
            field.required = True
            field.label = "Descrição"
            field.help_text = "Diga o que a imagem mostra, para quem não a vê."
            field.error_messages["required"] = "Escreva uma descrição da imagem."

    def clean_file(self) -> Any:
        """Return the file without the place, the time and the device of the picture."""
        upload = self.cleaned_data.get("file")
        return without_metadata(upload) if upload and "file" in self.changed_data else upload


def without_metadata(upload: Any) -> Any:
    """Return ``upload`` as it is, or written again upright and bare if it carries camera data."""
    upload.seek(0)
    with Picture.open(upload) as picture:
        kind = picture.format or ""
        carries = bool(picture.getexif()) or "xmp" in picture.info
        if not carries or kind not in WITH_METADATA or getattr(picture, "n_frames", 1) > 1:
            upload.seek(0)
            return upload
        bare = ImageOps.exif_transpose(picture)
    for name in ("exif", "xmp", "XML:com.adobe.xmp", "Raw profile type exif"):
        bare.info.pop(name, None)
    written = BytesIO()
    bare.save(written, format=kind, **({"quality": 92} if kind != "PNG" else {}))
    return SimpleUploadedFile(upload.name, written.getvalue(), upload.content_type)


class DocumentForm(OnShelf, BaseDocumentForm):
    """A public document."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            _word_the_document(self.fields["file"])


def _word_the_document(field: Any) -> None:
    limit = filesizeformat(LARGEST_DOCUMENT)
    field.max_upload_size, field.max_upload_size_text = LARGEST_DOCUMENT, limit
    field.label = "Arquivo do documento"
    field.help_text = f"Qualquer pessoa poderá baixar. Até {limit}."
    field.error_messages.update(
        required="Escolha o arquivo do documento.",
        file_too_large=f"O documento tem %(file_size)s e o limite é {limit}. Envie um menor.",
        file_too_large_unknown_size=f"O documento passa do limite de {limit}. Envie um menor.",
    )

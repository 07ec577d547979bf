"""Sending a stored file to whoever may see its certificate: always to be saved, never to be run."""

from typing import Final

from django.core.exceptions import SuspiciousFileOperation
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404

from certificates.recognition.models import ExternalCredential
from certificates.recognition.rules import MediaType
from certificates.recognition.uploads import ENDINGS

NAME: Final = "certificado-de-fora"


def sent_file(credential: ExternalCredential) -> FileResponse:
    """Return the file as it was sent.

    Raises:
        Http404: it was erased.
    """
    media_type = MediaType(credential.proof.media_type)
    return _sent(credential.proof.file, f"{NAME}.{ENDINGS[media_type]}", media_type.value)


def sent_preview(credential: ExternalCredential) -> FileResponse:
    """Return the picture of its first page.

    Raises:
        Http404: there is none, or it was erased.
    """
    return _sent(credential.proof.preview, f"{NAME}-imagem.jpg", MediaType.JPEG.value)


def _sent(stored: FieldFile, name: str, media_type: str) -> FileResponse:
    if not stored:
        raise Http404
    try:
        opened = stored.storage.open(stored.name or "")
    except (FileNotFoundError, SuspiciousFileOperation):
        raise Http404 from None
    response = FileResponse(opened, as_attachment=True, filename=name, content_type=media_type)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Drawing

from cms.media.models import Image


@pytest.fixture
def image(db, settings, tmp_path):
    """A small picture, in a folder of its own."""
    settings.MEDIA_ROOT = str(tmp_path)
    raw = BytesIO()
    Drawing.new("RGB", (60, 40), "white").save(raw, "PNG")
    return Image.objects.create(
        title="Braço", description="Um braço apoiado.", file=ContentFile(raw.getvalue(), "a.png")
    )

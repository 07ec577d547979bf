"""How what is uploaded is called: at random, so that no file name tells of a person."""

import uuid
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.db import models


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

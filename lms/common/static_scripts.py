"""Our scripts as they are sent: without the comments and the indentation that only readers need.

A poor phone pays for every byte. Nothing is renamed or joined, so that no build step is needed and
an error names its line as the source has it.
"""

import re
from typing import Any, Final

from django.core.files.base import ContentFile, File
from whitenoise.storage import (  # type: ignore[import-untyped] # it carries no types
    CompressedManifestStaticFilesStorage,
)

OURS: Final = re.compile(r"(?:cms|courses|certificates)/js/[\w.-]+\.js")
# A line of its own: our scripts keep no text of several lines in which one could stand.
_COMMENT: Final = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
_INDENT: Final = re.compile(r"^[ \t]+", re.MULTILINE)


def squeezed(source: str) -> str:
    """Return a script without whole-line comments and indentation; every line keeps its number."""
    return _INDENT.sub("", _COMMENT.sub("", source))


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Static files under names that tell their content, compressed, our scripts squeezed."""

    def _save(self, name: str, content: "File[Any]") -> str:
        if OURS.fullmatch(name.replace("\\", "/")):
            # From its beginning: whoever made its name has read it to its end.
            source = b"".join(content.chunks()).decode()
            content = ContentFile(squeezed(source).encode())
        saved: str = super()._save(name, content)
        return saved

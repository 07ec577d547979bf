"""What an author does to the running site while somebody studies."""

import subprocess
import sys
from pathlib import Path

from tests.browser.conftest import Site
from tests.databases import ROOT
from tests.demonstration import plain_environment

EDIT = """
from courses.catalogue.models import LessonPage
page = LessonPage.objects.get(slug={slug!r})
body = list(page.body.get_prep_value())
{change}
page.body = body
page.save_revision().publish()
"""
PLAYER = """
from wagtail.models import Collection
from tests.cms.media.sounds import mp3, recording_of
from django.core.files.base import ContentFile
sound = mp3(frames={frames})
kept = recording_of(
    Collection.objects.get(depth=1),
    file=ContentFile(sound, "arquivo.mp3"),
    size_bytes=len(sound),
    seconds={frames} * 26 // 1000,
)
body = [one for one in body if one["type"] != "audio"]
body.insert(1, {{"type": "audio", "value": {{"recording": kept.pk}}}})
"""

FILM = """
from pathlib import Path
from wagtail.models import Collection
from tests.cms.media.sounds import Medium, recording_of
from django.core.files.base import ContentFile
film = Path({path!r}).read_bytes()
kept = recording_of(
    Collection.objects.get(depth=1),
    Medium.VIDEO,
    title="A lavagem das mãos",
    file=ContentFile(film, "arquivo.webm"),
    content_type="video/webm",
    size_bytes=len(film),
    seconds=2,
)
body = [one for one in body if one["type"] != "video"]
body.insert(1, {{"type": "video", "value": {{"recording": kept.pk, "poster": None}}}})
"""


def edit(site: Site, slug: str, change: str) -> None:
    """Publish a lesson after ``change``, which sees its blocks as ``body``."""
    script = EDIT.format(slug=slug, change=change)
    subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "shell", "-v", "0", "-c", script],
        cwd=ROOT,
        env={
            **plain_environment(),
            "DATA_DIR": str(site.folder),
            "DJANGO_SETTINGS_MODULE": "lms.settings.demo",
        },
        check=True,
    )


def add_paragraph(site: Site, slug: str, text: str) -> None:
    """Publish a lesson with one more paragraph at its end."""
    edit(site, slug, f"body.append({{'type': 'paragraph', 'value': '<p>{text}</p>'}})")


def delete_block(site: Site, slug: str, block_id: str) -> None:
    """Publish a lesson without one of its blocks."""
    edit(site, slug, f"body = [one for one in body if one['id'] != {block_id!r}]")


def set_film(site: Site, slug: str, path: Path) -> None:
    """Publish a lesson with a film, a WebM file with captions, as its second block."""
    edit(site, slug, FILM.format(path=str(path)))


def set_sound(site: Site, slug: str, *, frames: int = 4000) -> None:
    """Publish a lesson with silence to listen to, some 26 ms a frame, as its second block."""
    edit(site, slug, PLAYER.format(frames=frames))

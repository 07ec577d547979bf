"""The site as an app of the phone: its manifest, its worker, what every page's head carries."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from cms.look import stylesheet
from courses.catalogue import serving
from courses.learning.phone import phone_key
from courses.offline import modules
from lms.people.models import User

WORKER: Final = Path(__file__).with_name("worker.js")
KEY: Final = "phone-key"
ICONS: Final = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("maskable-512.png", "512x512", "maskable"),
)


def manifest() -> dict[str, Any]:
    """Return the app's manifest."""
    band = stylesheet.current().theme_colour
    return {
        "id": "/",
        "name": "Percurso: educação na saúde",
        "short_name": "Percurso",
        "description": "Cursos e horas de quem trabalha na saúde pública.",
        "lang": "pt-BR",
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": band,
        "background_color": band,
        "icons": [
            {
                "src": static(f"courses/icons/{name}"),
                "sizes": sizes,
                "type": "image/png",
                "purpose": purpose,
            }
            for name, sizes, purpose in ICONS
        ],
    }


def worker_text() -> str:
    """Return the service worker with its release and its page written in; nothing personal."""
    return _worker_text() if settings.DEBUG else _kept_worker_text()


def _worker_text() -> str:
    look = [one.address for one in modules.look()]
    shell = [reverse("courses:offline"), *look]
    text = WORKER.read_text(encoding="utf-8")
    digests = [serving.look_version(), text, *(one.digest for one in modules.look())]
    release = hashlib.sha256("\n".join(digests).encode()).hexdigest()[:12]
    said = f"const RELEASE = {json.dumps(release)};\nconst SHELL = {json.dumps(shell)};\n"
    return said + text


_kept_worker_text = cache(_worker_text)


def head(request: HttpRequest) -> SafeString:
    """Return what the head of a page carries: the manifest and, for who is signed in, the outbox.

    Whoever is not signed in loads nothing more.
    """
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return _head("visitor")
    # Drawn once for everybody: the key is the only thing in it that is somebody's.
    return mark_safe(_head("signed_in").replace(KEY, phone_key(user)))


def _head(who: str) -> SafeString:
    return _draw(who) if settings.DEBUG else _kept(who)


def _draw(who: str) -> SafeString:
    facts = {"signed_in": who == "signed_in", "key": KEY}
    return render_to_string("courses/offline/head.html", facts)


_kept = cache(_draw)

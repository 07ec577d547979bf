"""A developer's machine: no HTTPS, secrets made at the first start."""

import os
from pathlib import Path

from lms.settings import local_keys

_folder = Path(os.environ.setdefault("DATA_DIR", str(Path(__file__).resolve().parents[2] / "data")))
local_keys.load(_folder)
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1")
os.environ.setdefault("VERIFY_HOST", "localhost:8000")
os.environ.setdefault("BASE_URL", "http://localhost:8000")
os.environ.setdefault("TRUSTED_PROXIES", "0")
os.environ.setdefault("LOG_LEVEL", "WARNING")

from lms.settings.databases import options_for  # noqa: E402
from lms.settings.production import *  # noqa: E402, F403
from lms.settings.production import DATABASES, STORAGES  # noqa: E402

DEBUG = True
DATABASES["default"].update(options_for(DATABASES["default"], synchronous="NORMAL"))
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"

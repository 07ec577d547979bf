"""Tests: fixed secrets, quick hashes, tasks run where they are called."""

import os
import tempfile
from pathlib import Path

_KEY = "k1:" + "A" * 43 + "="
for _name in ("CPF_KEYS", "CPF_LOOKUP_KEYS", "SEAL_KEYS"):
    os.environ[_name] = _KEY
os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"
os.environ["VERIFY_HOST"] = "conferir.example"
os.environ["BASE_URL"] = "http://testserver"
os.environ["TRUSTED_PROXIES"] = "0"
os.environ["LOG_LEVEL"] = "ERROR"
os.environ["EMAIL_URL"] = "memorymail://"
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="percurso-test-"))

from lms.settings.production import *  # noqa: E402, F403
from lms.settings.production import DATABASES, STORAGES, options_for  # noqa: E402

DATABASES["default"].update(options_for(DATABASES["default"], synchronous="OFF"))
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
TEST_FOLDER = Path(os.environ["DATA_DIR"])

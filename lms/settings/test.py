"""Tests: fixed secrets, quick hashes, tasks run where they are called."""

import atexit
import os
import shutil
import tempfile

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
_folder = os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="percurso-test-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

from lms.settings.databases import options_for  # noqa: E402
from lms.settings.production import *  # noqa: E402, F403
from lms.settings.production import DATABASES, STORAGES  # noqa: E402

DATABASES["default"].update(options_for(DATABASES["default"], synchronous="OFF"))
# A pool would hold connections to the databases that tests copy and drop.
DATABASES["default"]["OPTIONS"].pop("pool", None)
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
# Wagtail's indexes of words and of uses are kept where a test asks for them (`wagtail_indexes`).
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
# The tests of the second factor switch it on again.
STAFF_SECOND_FACTOR = False
# A worker that a test starts as a process of its own is told its broker; nothing else has one.
CELERY_BROKER_URL = os.environ.get("TEST_BROKER_URL", "memory://")
CELERY_TASK_ALWAYS_EAGER = "TEST_BROKER_URL" not in os.environ
CELERY_TASK_EAGER_PROPAGATES = True
CELERY_BROKER_TRANSPORT = None
CELERY_BROKER_TRANSPORT_OPTIONS = {}

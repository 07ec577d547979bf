"""Production: everything from the environment, safe where the environment says nothing.

A missing secret stops the start. The README's table of settings is tested against this module.
"""

from pathlib import Path

import environ

from lms.settings.databases import database, options_for
from lms.settings.logs import logging_config

ROOT = Path(__file__).resolve().parents[2]
env = environ.Env()

# Secrets. Keys are written "id:base64"; the first of a list is the one in use.
SECRET_KEY = env.str("SECRET_KEY")
CPF_KEYS = env.list("CPF_KEYS")
CPF_LOOKUP_KEYS = env.list("CPF_LOOKUP_KEYS")
SEAL_KEYS = env.list("SEAL_KEYS")
# Signs inside certificates' PDFs too; without it they are sealed from outside alone.
PDF_KEY_FILE = env.str("PDF_KEY_FILE", default="")
PDF_KEY_PASSWORD = env.str("PDF_KEY_PASSWORD", default="")

# Where the service answers.
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
VERIFY_HOST = env.str("VERIFY_HOST")
BASE_URL = env.str("BASE_URL", default=f"https://{VERIFY_HOST}")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[BASE_URL])
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=1)
DEBUG = False
PERCURSO_DEMO = False

# Data: PostgreSQL and Redis by address; without them SQLite, a folder as broker, local files.
DATA_DIR = Path(env.str("DATA_DIR", default=str(ROOT / "data")))
REDIS_URL = env.str("REDIS_URL", default="")
DATABASES = {"default": database(env, DATA_DIR)}
DATABASES["default"].update(options_for(DATABASES["default"], synchronous="FULL"))
CACHES = {
    "default": (
        {"BACKEND": "lms.common.redis_cache.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "lms_cache",
            "OPTIONS": {"MAX_ENTRIES": 5000},
        }
    )
}
SESSION_ENGINE = f"django.contrib.sessions.backends.{'cached_db' if REDIS_URL else 'db'}"
STORAGE_URL = env.str("STORAGE_URL", default="")
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "media"), "base_url": "/arquivos/"},
    },
    "private": {
        "BACKEND": "lms.common.private_files.PrivateFolder",
        "OPTIONS": {"location": str(DATA_DIR / "private")},
    },
    "staticfiles": {"BACKEND": "lms.common.static_scripts.StaticFiles"},
}
if STORAGE_URL:
    from lms.settings.files import object_storages

    STORAGES.update(object_storages(STORAGE_URL))
MEDIA_URL = "/arquivos/"
MEDIA_ROOT = str(DATA_DIR / "media")
STATIC_URL = "/static/"
STATIC_ROOT = str(DATA_DIR / "static")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "modelcluster",
    "taggit",
    "wagtail",
    "wagtail.admin",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.contrib.typed_table_block",
    "wagtail.snippets",
    "wagtail.search",
    "wagtail.sites",
    "wagtail.users",
    # Ours stand after Wagtail, because they replace its permission policies when they are ready,
    # and before allauth, because they replace its templates.
    "lms",
    "cms",
    "courses",
    "certificates",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_structlog",
]

MIDDLEWARE = [
    "lms.common.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lms.people.middleware.SignInSteps",
    "cms.look.appearance.Shown",
    "django_htmx.middleware.HtmxMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "lms.common.middleware.RefusalPages",
    "cms.pages.own_town.OwnTown",
    "cms.tenancy.middleware.BackOfficeGuard",
]

ROOT_URLCONF = "lms.urls"
CSRF_FAILURE_VIEW = "cms.look.views.csrf_failure"
WSGI_APPLICATION = "lms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Before Wagtail's own, so that ours may stand in their place.
        "DIRS": [ROOT / "cms" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.look.context.look",
            ],
        },
    }
]

# People and sign-in.
AUTH_USER_MODEL = "lms.User"
AUTHENTICATION_BACKENDS = ["lms.people.backends.PeopleBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
STAFF_SECOND_FACTOR = True
LOGIN_URL = "/conta/entrar/"
LOGIN_REDIRECT_URL = "/meu-espaco/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "lms.people.adapter.PeopleAdapter"
MFA_ADAPTER = "lms.people.adapter.PeopleMfaAdapter"
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Percurso"

# Pages.
WAGTAIL_SITE_NAME = "Percurso"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "cms.Image"
WAGTAILDOCS_DOCUMENT_MODEL = "cms.Document"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.DocumentForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 8 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "xlsx"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False

# Time and language. Dates of law are the municipality's; the database keeps UTC.
LANGUAGE_CODE = "pt-br"
# What the back office lacks in Portuguese; its script reads no other folder of ours.
LOCALE_PATHS = [ROOT / "cms" / "locale"]
TIME_ZONE = "America/Sao_Paulo"
USE_I18N = True
USE_TZ = True

# HTTPS.
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_SECURE = True
# The editor shows a page's preview in a frame; the content policy closes every other page.
X_FRAME_OPTIONS = "SAMEORIGIN"
# W021: preloading is a promise about a whole domain, which is the municipality's to make.
SILENCED_SYSTEM_CHECKS = ["security.W019", "security.W021"]

# E-mail.
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default=f"nao-responda@{VERIFY_HOST.partition(':')[0]}"
)

# Jobs. The database is the truth, so the broker may forget.
CELERY_BROKER_URL = REDIS_URL or "filesystem://"
CELERY_BROKER_TRANSPORT = None if REDIS_URL else "lms.jobs.broker:Transport"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {}
    if REDIS_URL
    else {
        "data_folder_in": str(DATA_DIR / "broker"),
        "data_folder_out": str(DATA_DIR / "broker"),
        "control_folder": str(DATA_DIR / "broker-control"),
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")

# Who asked, and from where, is personal: neither is logged, so neither is looked up.
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = None
LOGGING = logging_config(level=env.str("LOG_LEVEL", default="INFO"))

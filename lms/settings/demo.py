"""The demonstration: as production, on one machine, with invented people and a plain switch."""

import os
import sys

from lms.settings.ports import asked_port

# What it prints (first-access addresses, certificates, e-mails) leads to the port that it serves.
_address = f"127.0.0.1:{asked_port(sys.argv)}"
os.environ.setdefault("VERIFY_HOST", _address)
os.environ.setdefault("BASE_URL", f"http://{_address}")

from lms.settings.dev import *  # noqa: E402, F403
from lms.settings.dev import DATA_DIR, SECRET_KEY  # noqa: E402

DEBUG = False
PERCURSO_DEMO = True
# The demonstration's people have no second factor; every page that matters says so.
STAFF_SECOND_FACTOR = False
# Made at the first start.
PDF_KEY_FILE = str(DATA_DIR / "pdf-key.p12")
PDF_KEY_PASSWORD = SECRET_KEY
WHITENOISE_AUTOREFRESH = False
# Everybody knows the only password: to guess it need not be dear, to seed it should be quick.
PASSWORD_HASHERS = ["lms.people.hashers.QuickPasswordHasher"]
ACCOUNT_EMAIL_VERIFICATION = "optional"

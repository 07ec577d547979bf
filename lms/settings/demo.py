"""The demonstration: as production, on one machine, with invented people and a plain switch."""

from lms.settings.dev import *  # noqa: F403

DEBUG = False
PERCURSO_DEMO = True
# The demonstration's people have no second factor; every page that matters says so.
STAFF_SECOND_FACTOR = False
WHITENOISE_AUTOREFRESH = False
ACCOUNT_EMAIL_VERIFICATION = "optional"

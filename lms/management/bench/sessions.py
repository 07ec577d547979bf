"""Learners who are signed in already, so that no password is hashed while others are timed."""

from collections.abc import Iterable
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.middleware.csrf import _get_new_csrf_string

from lms.common.benchmark import Visitor
from lms.people.models import User


def visitors_of(users: Iterable[User]) -> list[Visitor]:
    """Open one session for each sign-in, in the order given."""
    return [visitor_of(user, number) for number, user in enumerate(users)]


def visitor_of(user: User, number: int = 0) -> Visitor:
    """Open a session as signing in would."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    csrf = _get_new_csrf_string()
    names = {
        settings.SESSION_COOKIE_NAME: session.session_key,
        settings.CSRF_COOKIE_NAME: csrf,
    }
    cookies = "; ".join(f"{name}={value}" for name, value in names.items())
    return Visitor(number=number, cookies=cookies, csrf=csrf)

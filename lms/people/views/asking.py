"""What views of people share: who asks, and a refusal shown beside the form."""

from collections.abc import Callable
from typing import TypeVar

from django.forms import Form
from django.http import Http404, HttpRequest

from lms.common.errors import DomainError
from lms.people.models import Person, User
from lms.people.queries import person_of

FORM_METHODS = ["GET", "HEAD", "POST"]
T = TypeVar("T")


def signed_in(request: HttpRequest) -> User:
    """Return the user of a view that only the signed-in reach."""
    user = request.user
    if not isinstance(user, User):
        raise TypeError("a view without login_required asked who is signed in")
    return user


def own_person(request: HttpRequest) -> Person:
    """Return the signed-in person; a technical sign-in has none, and no such page."""
    person = person_of(signed_in(request))
    if person is None:
        raise Http404
    return person


def attempt(form: Form, act: Callable[[], T]) -> T | None:
    """Call a service; show its refusal beside the form, where what was typed still stands."""
    try:
        return act()
    except DomainError as problem:
        form.add_error(None, problem.sentence)
        return None

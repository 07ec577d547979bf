"""Who may bring questions into a lesson or a course's bank, and take them out."""

from courses.exchange.places import Place
from lms.access.rules import ALLOWED, Decision, denied
from lms.people.models import User


def can_exchange(user: User, place: Place) -> Decision:
    """Decide whether ``user`` may import into, and export from, a page: who edits it may."""
    if place.permissions_for_user(user).can_edit():
        return ALLOWED
    return denied("Só quem edita a página traz e leva as perguntas dela.")

"""What people are told of their quizzes; handlers of announcements, safe to run twice."""

from django.urls import reverse

from courses.learning.models import Attempt
from courses.learning.services import hand_in_over
from courses.learning.services.handing_in import ENDED_EVENT, OVER_EVENT
from lms.jobs import registry
from lms.notices.kinds import register
from lms.notices.services import notify

QUIZ = register("learning.quiz", title="Avaliação", icon="clock")
# So much of a quiz's name fits into a notice beside what it says.
LONGEST_NAME = 120


def tell_of_end(attempt_id: int) -> None:
    """Tell a person that their quiz was handed in because its time was over."""
    attempt = Attempt.objects.select_related("enrollment__person", "lesson").get(pk=attempt_id)
    notify(
        person=attempt.enrollment.person,
        kind=QUIZ,
        text=text_of(attempt.lesson.title),
        path=reverse("courses:attempt_result", args=[attempt.public_id]),
        at=attempt.submitted_at,
    )


def text_of(title: str) -> str:
    """Return what is said of a quiz by its title."""
    return (
        f"O tempo da avaliação “{title[:LONGEST_NAME]}” acabou. "
        "Entregamos por você o que já estava respondido. Veja como foi."
    )


def listen() -> None:
    """Register the handlers; called once, when the app is ready."""
    registry.on(OVER_EVENT, "learning.hand_in_over", hand_in_over)
    registry.on(ENDED_EVENT, "learning.tell_of_end", tell_of_end)

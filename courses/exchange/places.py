"""Where questions go and come from: a lesson's body, or the bank of a course."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from wagtail.models import Page

from cms.look.rules import date_text
from courses.catalogue.models import CoursePage, LessonPage
from courses.questions.registry import QUESTION_TYPES

Block = Mapping[str, Any]
Place = LessonPage | CoursePage


def place_at(page_id: int) -> Place | None:
    """Return the lesson or the course of a page, if it is one."""
    page = Page.objects.filter(pk=page_id).first()
    found = page.specific if page else None
    return found if isinstance(found, LessonPage | CoursePage) else None


def is_for_practice(place: Place) -> bool:
    """Tell whether the questions there are answered for practice: not in a quiz, nor in a bank."""
    return isinstance(place, LessonPage) and not place.is_graded


def questions_in(draft: Place) -> list[Block]:
    """Return the questions of a draft, in order."""
    if isinstance(draft, CoursePage):
        themes = draft.bank.get_prep_value()
        return [question for theme in themes for question in theme["value"]["questions"]]
    return [block for block in draft.body.get_prep_value() if block["type"] in QUESTION_TYPES]


def put(draft: Place, questions: Sequence[Block], *, on: date) -> None:
    """Add questions at the end of a draft: to a bank as a new theme, named by the day ``on``."""
    if isinstance(draft, LessonPage):
        body = draft.body
        draft.body = body.stream_block.to_python([*body.get_prep_value(), *questions])
        return
    bank = draft.bank
    theme = {
        "type": "theme",
        "id": str(uuid4()),
        "value": {
            "name": f"Importadas em {date_text(on)}",
            "questions": [_counted(one) for one in questions],
        },
    }
    draft.bank = bank.stream_block.to_python([*bank.get_prep_value(), theme])


def _counted(question: Block) -> Block:
    """Return a question as a bank keeps it: it always counts, and does not say so."""
    value = {name: one for name, one in question["value"].items() if name != "is_practice"}
    return {**question, "value": value}

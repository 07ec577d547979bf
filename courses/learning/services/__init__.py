"""Every write of this area: reading, practice, attempts and what phones send."""

from courses.learning.services.accommodating import give_extra_time, record_other_evidence
from courses.learning.services.attempts import save_answer, save_answers, start_attempt
from courses.learning.services.events import Result, take_in
from courses.learning.services.handing_in import announce_over, hand_in, hand_in_over
from courses.learning.services.practice import answer_practice
from courses.learning.services.reading import mark_read, note_place, open_lesson

__all__ = [
    "Result",
    "announce_over",
    "answer_practice",
    "give_extra_time",
    "hand_in",
    "hand_in_over",
    "mark_read",
    "note_place",
    "open_lesson",
    "record_other_evidence",
    "save_answer",
    "save_answers",
    "start_attempt",
    "take_in",
]

"""What a form says of a question though nobody touched it, which is no answer. Pure."""

import json
from hashlib import sha256

from courses.questions.kinds import AnswerRefused, Kind, Response, Shown

_LENGTH = 16


def mark_of(kind: Kind, response: Response) -> str:
    """Return the mark that a form carries of the answer with which a question was drawn."""
    return _digest(kind.untouched(response))


def _digest(said: Response) -> str:
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:_LENGTH]


def is_untouched(kind: Kind, shown: Shown, raw: object, mark: str) -> bool:
    """Tell whether a form says of a question what stood there when it was drawn, and no more.

    Args:
        kind: of the question.
        shown: the question as it was shown.
        raw: what the form says of it, unread.
        mark: as the form carries it; empty where it carries none.
    """
    if not mark:
        return False
    try:
        return _digest(kind.parse(shown, raw)) == mark
    except AnswerRefused:
        return False

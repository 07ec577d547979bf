"""Every kind of question in every state, for the style catalogue."""

from cms.media.models import Image
from courses.learning import faces
from courses.learning.faces import Asked, Face
from courses.questions import samples as invented
from courses.questions.kinds import AnswerRefused, Frozen, Kind, Response
from courses.questions.registry import kind_of

FORM = "amostras"
TOO_MUCH = "a" * 2001


def samples() -> list[Face]:
    """Return each kind to be answered, refused, answered rightly, not rightly and not at all."""
    picture = Image.objects.order_by("pk").values_list("pk", flat=True).first()
    return [face for name in invented.KINDS for face in _faces(name, picture or 1)]


def _faces(name: str, picture: int) -> list[Face]:
    kind = kind_of(name)
    changes = {"image": picture} if name == "hotspot" else {}
    question = kind.freeze("Esta pergunta", invented.value_of(name, **changes))
    expected = kind.expected(question.shown, question.key)
    not_right = _in_part(expected) or _wrong(question, expected)
    blank, refused = _asked(name, question, "para responder"), _asked(name, question, "recusada")
    return [
        faces.blank(blank, form=FORM),
        faces.blank(refused, form=FORM, error=_refusal(kind, question)),
        _graded(name, question, "certa", expected),
        _graded(name, question, "errada ou em parte", not_right),
        _graded(name, question, "o mesmo, sem dizer a certa", not_right, reveals=False),
        _graded(name, question, "sem resposta", None),
    ]


def _asked(name: str, question: Frozen, line: str) -> Asked:
    key = f"{name}-{line}".replace(" ", "-").replace(",", "")
    return Asked(key, name, question.shown, f"{name}: {line}")


def _graded(
    name: str, question: Frozen, line: str, response: Response, *, reveals: bool = True
) -> Face:
    key = {**question.key, "feedback": question.feedback}
    grade = kind_of(name).grade(question.shown, key, response)
    return faces.graded(_asked(name, question, line), response, grade, reveals=reveals)


def _in_part(expected: Response) -> Response:
    """Return an answer that is right at its beginning only; nothing for one of one part."""
    if isinstance(expected, dict):
        return dict(list(expected.items())[: len(expected) // 2])
    return expected[:1] if isinstance(expected, list) else None


def _wrong(question: Frozen, expected: Response) -> Response:
    """Return an answer to a question of one part that is not right."""
    if isinstance(expected, bool):
        return not expected
    options = question.shown.get("options") or question.shown.get("areas") or []
    others = [option["id"] for option in options if option["id"] != expected]
    if others:
        return str(others[0])
    return "99" if "unit" in question.shown else "pulmão"


def _refusal(kind: Kind, question: Frozen) -> str:
    try:
        kind.parse(question.shown, TOO_MUCH)
    except AnswerRefused as refusal:
        return refusal.sentence
    return ""

"""What is said of a graded answer. Pure."""

from dataclasses import dataclass

from courses.questions.kinds import Grade, Response


@dataclass(frozen=True)
class Note:
    """What is said of an answer."""

    title: str
    tone: str
    lines: tuple[str, ...] = ()


def note_of(response: Response, grade: Grade, *, reveals: bool) -> Note:
    """Return what to say of an answer; what is right only where that may be told."""
    lines = [*grade.notes.values()]
    if grade.answer and reveals and not grade.is_right:
        lines.append(f"A resposta é {grade.answer}.")
    if grade.feedback and (reveals or response is not None):
        lines.append(grade.feedback)
    if response is None:
        return Note("Sem resposta", "info", tuple(lines))
    return Note(*_judged(grade), tuple(lines))


def _judged(grade: Grade) -> tuple[str, str]:
    """Return the title and its tone; where a part is right, say how much is."""
    if grade.is_right is None:
        return "Guardado para você", "info"
    if grade.is_right:
        return "Isso mesmo", "ok"
    if grade.of > 1 and grade.hits:
        return f"Em parte: {grade.hits} de {grade.of}", "info"
    return "Ainda não", "info"

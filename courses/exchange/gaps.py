"""A text with gaps as the editor writes it: what each gap accepts stands in brackets. Pure."""

from collections.abc import Sequence

from courses.exchange.items import Found

_SIGNS = "[]|"
BRACKETS_LOST = "Os colchetes do texto viraram parênteses: aqui eles marcam as lacunas."


def put_gaps(found: Found, pieces: Sequence[str], gaps: Sequence[Sequence[str]]) -> None:
    """Make a question a text with gaps, or refuse it where an answer would be read as two.

    Args:
        found: gets its kind, its text, and what is lost.
        pieces: the words around the gaps, one more than gaps.
        gaps: what each accepts.
    """
    if any(sign in one for gap in gaps for one in gap for sign in _SIGNS):
        found.refusal = (
            "Uma resposta tem colchete ou barra, que aqui marcam as lacunas. Tire o sinal."
        )
        return
    if any("[" in piece or "]" in piece for piece in pieces):
        found.losses.append(BRACKETS_LOST)
        pieces = [piece.replace("[", "(").replace("]", ")") for piece in pieces]
    found.question_type = "gap_filling"
    found.value["text"] = pieces[0] + "".join(
        f"[{'|'.join(dict.fromkeys(gap))}]{piece}"
        for gap, piece in zip(gaps, pieces[1:], strict=True)
    )

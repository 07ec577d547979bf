"""Words as people write them, and when two of them are the same. Pure."""

import re
import unicodedata

from courses.questions.kinds import AnswerRefused

LONGEST_WORDS = 200
_AT_THE_END = " .,;:!?"
_SPACES = re.compile(r"\s+")


def read_words(raw: object, longest: int) -> str | None:
    """Return what a person wrote, without blanks around it; nothing where only blanks are.

    Line breaks stay, written one way.

    Raises:
        AnswerRefused: it is no text, is longer than ``longest`` characters, or cannot be kept.
    """
    if not isinstance(raw, str):
        raise AnswerRefused("Responda com palavras.")
    text = raw.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > longest:
        raise AnswerRefused(
            f"Sua resposta tem {len(text)} letras e cabem {longest}. Encurte um pouco e mande de novo."
        )
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in text.replace("\n", "")):
        raise AnswerRefused("Há um sinal que não dá para guardar. Escreva de novo, só com letras.")
    return text or None


def folded(text: str) -> str:
    """Return a text as it is compared: case, accents, spaces and a full stop do not matter."""
    # Twice, since folding case may bring back what the first pass took apart.
    for _pass in range(2):
        apart = unicodedata.normalize("NFKD", text).casefold()
        text = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _SPACES.sub(" ", text).strip(_AT_THE_END)

"""Words as they sound: what people write in a hurry, without accents or with another letter.

Portuguese spells one sound in several ways, and a tired person on a phone picks one of them.
Folding gives every one of those spellings the same letters, so that "Vacinações", "vacinaçao" and
"vassinacao" are one word. A folded word is for machines; it holds only ``a-z`` and ``0-9``.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST_WORD = 40
SHORTEST_STEM = 4
FEW_LETTERS = 3
MANY_LETTERS = 7
_WORD = re.compile(r"[^\W_]+")

# In this order; the first ones see the word as written, without accents, in lower case.
_RULES = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        # Plurals.
        (r"(?<=..)(?:oes|aos)$", "ao"),
        (r"(?<=...)aes$", "ao"),
        (r"(?<=...)ais$", "al"),
        (r"(?<=...)eis$", "el"),
        (r"(?<=..)ns$", "m"),
        (r"(?<=..r)es$", ""),
        # A cedilla that was left out.
        (r"(?<=.)[cç]ao$", "sao"),
        (r"nc(?=[ao]s?$)", "ns"),
        # One sound, several letters.
        (r"sc(?=[ei])|xc(?=[ei])", "s"),
        (r"ss|[çzx]", "s"),
        (r"[cs]h", "x"),
        (r"ph", "f"),
        (r"h", ""),
        (r"c(?=[eiy])", "s"),
        (r"qu?|c", "k"),
        (r"g(?=[eiy])", "j"),
        (r"gu(?=[ei])", "g"),
        (r"n(?=[pb])", "m"),
        (r"y", "i"),
        (r"w", "v"),
        (r"(.)\1+", r"\1"),
        (r"(?<=...)s$", ""),
    )
)

# What is taken off the end of a folded word, the longest first; four letters must stay.
_ENDINGS = (
    *("amento", "imento", "adora", "edora", "idora", "ativo", "ativa", "itivo", "itiva", "idade"),
    *("mento", "ansia", "ensia", "ador", "edor", "idor", "asao", "esao", "isao", "usao", "ante"),
    *("ente", "inte", "avel", "ivel", "ando", "endo", "indo", "eiro", "eira", "ajem", "iste"),
    *("ista", "ismo", "ivo", "iva", "iko", "ika", "oso", "osa", "ado", "ada", "ido", "ida"),
    *("ar", "er", "ir", "ou", "ei", "am", "em"),
)


def words(text: str) -> list[str]:
    """Return the folded words of ``text`` in order, those that fold to nothing left out."""
    found = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return [folded for folded in map(fold, found) if folded]


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return one word by its sound: letters and digits without accents, plural or doubling."""
    # A cedilla is a letter of its own; every other mark goes.
    marked = unicodedata.normalize("NFC", word.casefold()).replace("ç", "\0")
    decomposed = unicodedata.normalize("NFKD", marked)
    bare = (char for char in decomposed if char == "\0" or (char.isascii() and char.isalnum()))
    folded = "".join(bare).replace("\0", "ç")
    for pattern, letters in _RULES:
        folded = pattern.sub(letters, folded)
    return folded[:LONGEST_WORD]


@lru_cache(maxsize=8192)
def stem(folded: str) -> str:
    """Return what a folded word shares with its family: "vasinasao" and "vasinar", "vasin"."""
    if folded.endswith("nsao") and len(folded) >= SHORTEST_STEM + len("ao"):
        return folded.removesuffix("ao")
    if folded.endswith("tao"):
        # "Gestão" is no kin of "gestante".
        return folded
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= SHORTEST_STEM:
            return folded.removesuffix(ending)
    bare = folded.rstrip("aeio")
    return bare if len(bare) >= SHORTEST_STEM else folded


def trigrams(folded: str) -> frozenset[str]:
    """Return the groups of three letters of a folded word, its ends marked by a space."""
    marked = f" {folded} "
    return frozenset(marked[at : at + 3] for at in range(len(marked) - 2))


def slips_allowed(folded: str) -> int:
    """Return how many typing errors still leave a folded word recognisable."""
    if len(folded) <= FEW_LETTERS or folded.isdigit():
        return 0
    return 1 if len(folded) < MANY_LETTERS else 2


def slips(one: str, other: str) -> int:
    """Count the typing errors between two words.

    A letter too many, one missing, one for another, or two neighbours that changed places.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        above, before, row = before, row, [at]
        for to, wanted in enumerate(other, start=1):
            least = min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                least = min(least, above[to - 2] + 1)
            row.append(least)
    return row[-1]

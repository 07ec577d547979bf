"""What is asked, word by word, and which words of the cards answer; no database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lms.common import folding

MOST_TERMS = 6
MOST_KIN = 24
FEWEST_PHRASES = 2
FEWEST_TO_COMPLETE = 3

# How well a word of a card answers a word that was typed, in hundredths.
SAME, KIN, SYNONYM, BEGINS, SLIP = 100, 80, 70, 60, 50

# How much a word says of a course, by where it stands.
TITLE, THEME, PLACE, AUDIENCE, SUMMARY, REST = 8, 6, 4, 3, 3, 1

# Words that hold others together are not kept; those that every course could say are kept, and
# asked for only when nothing else was typed.
GLUE = frozenset(
    folding.words(
        "a o as os um uma uns umas de do da dos das d em no na nos nas num numa ao aos à às e ou "
        "que se por pelo pela pelos pelas para pra pro com sem sobre entre é ser seu sua seus suas"
    )
)
GENERAL = frozenset(
    folding.words(
        "curso aula capacitação treinamento formação oficina aprender aprenda estudar sobre como "
        "quero preciso fazer meu minha EPS"
    )
)

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """One thing that was asked: any of ``ways`` answers it, the first as it was typed."""

    ways: tuple[Phrase, ...]

    @property
    def typed(self) -> Phrase:
        """The words as they were typed."""
        return self.ways[0]


@dataclass(frozen=True)
class Known:
    """A word that some card holds."""

    key: int
    text: str
    stem: str


@dataclass(frozen=True)
class Answer:
    """A word of the cards that may stand for a word of one way of saying what is wanted.

    Attributes:
        need: how many words this way has; all of them must be held.
        quality: in hundredths.
    """

    word: int
    wanted: int
    way: int
    slot: int
    need: int
    quality: int


def lines_of(text: str) -> list[str]:
    """Return the lines that say something, without needless spaces, each once."""
    return list(dict.fromkeys(filter(None, (" ".join(line.split()) for line in text.splitlines()))))


def phrases_of(text: str) -> list[Phrase]:
    """Return the folded phrases of a group of synonyms, those that sound alike once."""
    phrases = (tuple(_telling(folding.words(line))) for line in lines_of(text))
    return list(dict.fromkeys(filter(None, phrases)))


def _telling(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in GLUE]


def words_to_keep(parts: Iterable[tuple[int, str]]) -> dict[str, int]:
    """Return the folded words of a card with the most that each says of it.

    Args:
        parts: pairs of weight and text.
    """
    weights: dict[str, int] = {}
    for weight, text in parts:
        for word in _telling(folding.words(text)):
            weights[word] = max(weight, weights.get(word, 0))
    return weights


def wanted_of(text: str, synonyms: Mapping[Phrase, Sequence[Phrase]]) -> list[Wanted]:
    """Return what was asked, in order; words that belong together by the synonyms are one thing.

    Args:
        text: as it was typed.
        synonyms: for the stems of each known phrase, all phrases of its groups.
    """
    typed = _telling(folding.words(text))
    words = [word for word in typed if word not in GENERAL] or typed
    longest = max(map(len, synonyms), default=1)
    found: list[Wanted] = []
    at = 0
    while at < len(words) and len(found) < MOST_TERMS:
        phrase = _longest_known(words[at : at + longest], synonyms) or (words[at],)
        others = synonyms.get(stems_of(phrase), ())
        ways = dict.fromkeys((phrase, *others))
        found.append(Wanted(tuple(ways)))
        at += len(phrase)
    return list(dict.fromkeys(found))


def _longest_known(words: Sequence[str], synonyms: Mapping[Phrase, object]) -> Phrase | None:
    for length in range(len(words), 0, -1):
        if stems_of(words[:length]) in synonyms:
            return tuple(words[:length])
    return None


def stems_of(phrase: Sequence[str]) -> Phrase:
    """Return the stems of a phrase, by which it is known in singular and plural."""
    return tuple(folding.stem(word) for word in phrase)


def by_stems(groups: Iterable[str]) -> dict[Phrase, list[Phrase]]:
    """Return, for the stems of each phrase, the phrases that mean the same."""
    found: dict[Phrase, list[Phrase]] = {}
    for group in groups:
        phrases = phrases_of(group)
        for phrase in phrases:
            found.setdefault(stems_of(phrase), []).extend(phrases)
    return found


def known_as(word: str, known: Iterable[Known]) -> dict[int, int]:
    """Return the words that answer ``word`` without a slip, with their quality.

    A word that only begins as the typed one does answers when no other does: it is still being
    typed.
    """
    stem = folding.stem(word)
    kin, longer = {}, {}
    for one in known:
        if one.text == word:
            kin[one.key] = SAME
        elif one.stem == stem:
            kin[one.key] = KIN
        elif len(word) >= FEWEST_TO_COMPLETE and one.text.startswith(word):
            longer[one.key] = BEGINS
    return dict(list((kin or longer).items())[:MOST_KIN])


def slips_of(word: str, candidates: Iterable[Known]) -> dict[int, int]:
    """Return the candidates that ``word`` is a mistyping of: those with the fewest slips."""
    allowed = folding.slips_allowed(word)
    counted = [(folding.slips(word, one.text), one.key) for one in candidates]
    least = min((slips for slips, _ in counted), default=allowed + 1)
    if least > allowed:
        return {}
    return {key: SLIP for slips, key in counted if slips == least}


def answers_of(wanted: Sequence[Wanted], found: Mapping[str, Mapping[int, int]]) -> list[Answer]:
    """Return every word that answers, place by place.

    Args:
        wanted: what was asked.
        found: for each folded word, the words of the cards with their quality.
    """
    return [
        Answer(key, at, way, slot, len(phrase), quality if way == 0 else min(quality, SYNONYM))
        for at, thing in enumerate(wanted)
        for way, phrase in enumerate(thing.ways)
        for slot, word in enumerate(phrase)
        for key, quality in found.get(word, {}).items()
    ]

"""From what was typed to the words of the cards: two statements at most.

Plain SQL: an address with a question is not in the cache, and the mapper takes longer to compose
these than a database to answer them (wagtail.md §2).
"""

from collections.abc import Iterable, Sequence

from django.db import connection

from courses.catalogue.search import rules
from courses.catalogue.search.models import SynonymGroup
from courses.catalogue.search.rules import Answer, Known, Phrase
from lms.common import folding
from lms.common.process_memory import ProcessMemory

MOST_CANDIDATES = 40

_synonyms: ProcessMemory[int, dict[Phrase, list[Phrase]]] = ProcessMemory(1)
# Whoever turns the page, or takes a filter off, asks with the same words.
_answers: ProcessMemory[tuple[int, str], tuple[int, list[Answer]]] = ProcessMemory(256)

# A folded word holds a-z and 0-9 only, which every collation puts before a row of z.
LAST = "zzzz"
HELD = "EXISTS (SELECT 1 FROM courses_cardword c WHERE c.word_id = w.id)"
KNOWN_SQL = f"""
SELECT w.id, w.text, w.stem FROM courses_searchword w
WHERE (w.text IN ({{words}}) OR w.stem IN ({{stems}}) {{begins}}) AND {HELD}
"""  # noqa: S608 - only placeholders are written in
SLIPS_SQL = f"""
SELECT w.id, w.text, w.stem FROM courses_wordtrigram t
JOIN courses_searchword w ON w.id = t.word_id
WHERE t.letters IN ({{letters}}) AND LENGTH(w.text) BETWEEN %s AND %s AND {HELD}
GROUP BY w.id, w.text, w.stem ORDER BY COUNT(*) DESC, w.id LIMIT {MOST_CANDIDATES}
"""  # noqa: S608 - only placeholders are written in


def answers(text: str, *, number: int) -> tuple[int, list[Answer]]:
    """Return how many things were asked, and the words of the cards that answer.

    Args:
        text: as it was typed.
        number: of the lists; words and synonyms are read anew when it has grown.
    """
    kept = _answers.get((number, text))
    if kept is None:
        kept = _understood(text, number)
        _answers.put((number, text), kept)
    return kept


def _understood(text: str, number: int) -> tuple[int, list[Answer]]:
    wanted = rules.wanted_of(text, synonyms(number))
    words = list(dict.fromkeys(word for one in wanted for way in one.ways for word in way))
    if not words:
        return 0, []
    typed = [word for one in wanted for word in one.typed]
    found = _held(words, typed)
    missing = [word for word in typed if not found[word] and folding.slips_allowed(word)]
    for word, candidates in _candidates(missing).items():
        found[word] = rules.slips_of(word, candidates)
    return len(wanted), rules.answers_of(wanted, found)


def synonyms(number: int) -> dict[Phrase, list[Phrase]]:
    """Return the synonyms, read once under each number of the lists."""
    kept = _synonyms.get(number)
    if kept is None:
        kept = rules.by_stems(SynonymGroup.objects.values_list("phrases", flat=True).order_by("pk"))
        _synonyms.put(number, kept)
    return kept


def _held(words: Sequence[str], typed: Iterable[str]) -> dict[str, dict[int, int]]:
    """Return, for each word, the words of the cards that answer it without a slip."""
    stems = list({folding.stem(word) for word in words})
    begun = [word for word in typed if len(word) >= rules.FEWEST_TO_COMPLETE]
    sql = KNOWN_SQL.format(
        words=_places(words),
        stems=_places(stems),
        begins="OR w.text BETWEEN %s AND %s " * len(begun),
    )
    bounds = [bound for word in begun for bound in (word, word + LAST)]
    known = _known(sql, [*words, *stems, *bounds])
    return {word: rules.known_as(word, known) for word in words}


def _candidates(words: Sequence[str]) -> dict[str, list[Known]]:
    """Return, for each word that no card holds, words that share its letters."""
    parts: list[str] = []
    values: list[str | int] = []
    for word in words:
        letters = sorted(folding.trigrams(word))
        allowed = folding.slips_allowed(word)
        near = SLIPS_SQL.format(letters=_places(letters))
        parts.append(f"SELECT * FROM ({near}) AS near")  # noqa: S608 - placeholders only
        values += [*letters, len(word) - allowed, len(word) + allowed]
    if not parts:
        return {}
    known = _known(" UNION ".join(parts), values)
    return dict.fromkeys(words, known)


def _known(sql: str, values: Sequence[str | int]) -> list[Known]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [Known(*row) for row in cursor.fetchall()]


def _places(values: Sequence[str]) -> str:
    return ", ".join(["%s"] * len(values))

"""Keeping the words of the cards."""

from collections.abc import Iterable, Mapping

from courses.catalogue.search import rules
from courses.catalogue.search.models import CardWord, SearchWord, WordTrigram
from lms.common import folding


def keep_words(card_id: int, parts: Iterable[tuple[int, str]]) -> None:
    """Write anew which words a card holds; the caller is in a transaction.

    Args:
        card_id: the card's key.
        parts: pairs of weight and text.
    """
    weights = rules.words_to_keep(parts)
    keys = _keys_of(weights)
    CardWord.objects.filter(card_id=card_id).delete()
    CardWord.objects.bulk_create(
        CardWord(card_id=card_id, word_id=keys[text], weight=weight)
        for text, weight in weights.items()
    )


def _keys_of(weights: Mapping[str, int]) -> dict[str, int]:
    """Return the keys of words, making those that no card has held before."""
    known = _known(weights)
    # In one order, so that two cards written at once wait for each other in one direction.
    missing = sorted(set(weights) - set(known))
    if missing:
        SearchWord.objects.bulk_create(
            (SearchWord(text=text, stem=folding.stem(text)) for text in missing),
            ignore_conflicts=True,
        )
        known = _known(weights)
        WordTrigram.objects.bulk_create(
            (
                WordTrigram(word_id=known[text], letters=letters)
                for text in missing
                for letters in sorted(folding.trigrams(text))
            ),
            ignore_conflicts=True,
        )
    return known


def _known(texts: Iterable[str]) -> dict[str, int]:
    found = SearchWord.objects.filter(text__in=list(texts))
    return dict(found.values_list("text", "pk"))

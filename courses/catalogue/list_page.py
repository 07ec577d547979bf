"""The content of the list of courses, the same for everybody who asks the same."""

from dataclasses import dataclass

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.http import urlencode

from cms.look.parts import Link
from courses.catalogue import listing, rendering
from courses.catalogue.filters import Filters
from courses.catalogue.listing import Looser, Question
from courses.catalogue.options import drawer, options

# What an empty answer offers in its place.
MOST_OFFERED = 3


@dataclass(frozen=True)
class Offer:
    """What an empty answer offers: what to leave out, and the nearest courses."""

    links: tuple[Link, ...]
    cards: str
    title: str


def content(question: Question, *, page: int, is_visitor: bool, note: str = "") -> str:
    """Draw the search, the filters, the cards of a page, or what to try instead.

    Args:
        question: what is asked.
        page: which page of the answer.
        is_visitor: whether nobody is signed in, who could have a post.
        note: a sentence above the answer.
    """
    found = listing.page_of(question, page=page)
    filters = question.filters
    context = {
        "filters": filters,
        "drawer": drawer(question.number, filters, is_visitor=is_visitor),
        "page": found.page,
        "total": found.page.paginator.count,
        "is_whole": found.is_whole,
        "cards": rendering.cards_html(found.cards, on=question.on),
        "chips": _chips(filters, question.number),
        "query": QueryDict(urlencode(filters.parameters())),
        "note": note,
        "offer": None if found.cards or not filters.parameters() else _offer(question),
    }
    return render_to_string("courses/catalogue/list_content.html", context)


def _names(filters: Filters, number: int) -> dict[str, str]:
    """Return each filter that is on, in words."""
    names = {
        "municipio": dict(options(number).places).get(filters.place, filters.place),
        "tema": filters.theme,
        "modalidade": filters.modality_label,
        "horas": filters.band.label if filters.band else "",
        "abertas": "Inscrições abertas" if filters.is_open else "",
        "meu-cargo": "Para o meu cargo" if filters.is_mine else "",
    }
    return {name: words for name, words in names.items() if words}


def _chips(filters: Filters, number: int) -> list[Link]:
    """Return the filters that are on, each with the address that takes it off."""
    return [
        Link(words, _address(filters.without(name)))
        for name, words in _names(filters, number).items()
    ]


def _address(filters: Filters) -> str:
    return f"?{urlencode(filters.parameters())}"


def _offer(question: Question) -> Offer:
    """Return what would be found with a little less, or else what is new."""
    found = listing.looser(question)
    if not found:
        newest = listing.newest(most=MOST_OFFERED)
        return Offer((), rendering.cards_html(newest, on=question.on), "Veja os cursos mais novos")
    names = _names(question.filters, question.number) | {"q": f"“{question.filters.text}”"}
    links = tuple(_looser_link(one, names[one.name]) for one in found)
    nearest = min(found, key=lambda one: one.found.page.paginator.count)
    cards = rendering.cards_html(nearest.found.cards[:MOST_OFFERED], on=question.on)
    return Offer(links, cards, f"Sem {names[nearest.name]}")


def _looser_link(one: Looser, name: str) -> Link:
    count = one.found.page.paginator.count
    return Link(f"Sem {name}: {count} curso{'s' if count > 1 else ''}", _address(one.filters))

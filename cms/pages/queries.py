"""Reads of the public pages: whose page it is, which municipalities there are."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from wagtail.models import Page

from cms.look.parts import Link
from cms.pages.models import ROOT_PAGE_DEPTH, HomePage, MunicipalityPage, SectionPage, StatePage
from cms.tenancy.rules import STEP, lineage
from lms.common.text import sort_key
from lms.organizations.models import Organization

# Up to so many municipalities stand on the home page by name; beyond, the states lead to them.
MOST_ON_HOME = 48


@dataclass(frozen=True, slots=True)
class Town:
    """How the frame of a page names who offers the service (``request.town``)."""

    name: str
    department: str
    contact: str
    home_url: str


@dataclass(frozen=True, slots=True)
class StateShelf:
    """A state on the home page; ``municipalities`` is empty when there are too many to show."""

    name: str
    href: str
    count: int
    municipalities: tuple[Link, ...] = ()

    @property
    def label(self) -> str:
        """Return the state with its number of municipalities."""
        return f"{self.name} ({self.count})"


def town_at(page: Page) -> Town | None:
    """Return the municipality to which a page belongs, itself included; one query at most."""
    if isinstance(page, MunicipalityPage):
        return _town(page)
    if page.depth <= ROOT_PAGE_DEPTH:
        return None
    above = lineage(page.path, since=(ROOT_PAGE_DEPTH + 1) * STEP)
    found = _with_organization().filter(path__in=above).first()
    return _town(found) if found else None


def town_of(organization: Organization) -> Town | None:
    """Return the town of an organization that has a page, for addresses that are no page's."""
    found = _with_organization().filter(organization=organization, live=True).first()
    return _town(found) if found else None


def only_town(condition: Q) -> Town | None:
    """Return the town of the only published page that meets a condition: one query."""
    found = list(_with_organization().filter(condition, live=True).distinct()[:2])
    return _town(found[0]) if len(found) == 1 else None


def _with_organization() -> "QuerySet[MunicipalityPage]":
    pages: QuerySet[MunicipalityPage] = MunicipalityPage.objects.select_related(
        "organization__municipality__state"
    )
    return pages


def _town(page: MunicipalityPage) -> Town:
    organization = page.organization
    place = organization.municipality
    # The state stays beside the last word of the name, wherever the line breaks.
    where = f"\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}{place.state.uf}" if place else ""
    return Town(
        name=place.name if place else organization.short_name,
        department=f"{organization.legal_name}{where}",
        contact=organization.contact,
        home_url=page.get_url() or "/",
    )


def states_of(home: HomePage) -> list[StateShelf]:
    """Return the states that have municipalities, with these while they are few: two queries."""
    states = list(StatePage.objects.child_of(home).live().filter(numchild__gt=0))
    states.sort(key=lambda page: sort_key(page.title))
    by_state = _municipalities_by_state(states)
    return [
        StateShelf(state.title, state.get_url() or "", state.numchild, tuple(by_state[state.path]))
        for state in states
    ]


def _municipalities_by_state(states: list[StatePage]) -> dict[str, list[Link]]:
    links: dict[str, list[Link]] = {state.path: [] for state in states}
    if not states or sum(state.numchild for state in states) > MOST_ON_HOME:
        return links
    depth = states[0].depth + 1
    pages = MunicipalityPage.objects.filter(depth=depth).live().order_by("organization__sort_key")
    for page in pages:
        links.setdefault(page.path[:-STEP], []).append(Link(page.title, page.get_url() or ""))
    return links


def municipalities_of(state: StatePage) -> list[Link]:
    """Return the municipalities of a state by name: one query."""
    pages = MunicipalityPage.objects.child_of(state).live().order_by("organization__sort_key")
    return [Link(page.title, page.get_url() or "") for page in pages]


def neighbours_of(page: MunicipalityPage) -> Link:
    """Return the way to the other municipalities of the same state: one query."""
    state = page.get_parent()
    return Link(f"Outros municípios: {state.title}", state.get_url() or "/")


def sections_of(page: Page) -> "QuerySet[SectionPage]":
    """Return the texts below a page, in the order that its editors gave them."""
    sections: QuerySet[SectionPage] = SectionPage.objects.child_of(page).live()
    return sections


def crumbs_of(page: Page) -> list[Link]:
    """Return the way to a page from the town's front page, or from the home: one query."""
    above = list(Page.objects.filter(path__in=lineage(page.path)[1:-1]).order_by("depth"))
    from_town = [step for step in above if step.depth > ROOT_PAGE_DEPTH]
    links = [Link(step.title, step.get_url() or "/") for step in from_town or above[:1]]
    return [*links, Link(page.title, current=True)]


def joined() -> "QuerySet[MunicipalityPage]":
    """Return the municipalities that joined, by name, with what a list of them shows."""
    return _with_organization().order_by("organization__sort_key", "pk")

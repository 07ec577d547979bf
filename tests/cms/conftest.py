"""The back office as production has it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import timezone

from cms.pages.models import HomePage, MunicipalityPage, SectionPage, StatePage
from lms.access.models import Grant
from lms.access.rules import Role
from lms.organizations.models import Organization
from lms.people.models import User
from tests.cast import Cast, person


@dataclass
class Towns:
    """Two towns with their pages, their coordinators, and a facilitator of the first."""

    home: HomePage
    parintins: MunicipalityPage
    goiania: MunicipalityPage
    bruno: User
    davi: User
    carla: User
    fabio: User
    root: User
    gil: User

    @property
    def about(self) -> SectionPage:
        return SectionPage.objects.child_of(self.parintins).get(slug="sobre")

    @property
    def foreign(self) -> SectionPage:
        return SectionPage.objects.child_of(self.goiania).get(slug="sobre")


def plant(organization: Organization) -> MunicipalityPage:
    """Add a town's pages as they stand after it joined, without their revisions: far quicker."""
    place = organization.municipality
    above = StatePage.objects.filter(state=place.state).first()
    if above is None:
        state = place.state
        page = StatePage(title=state.name, slug=state.uf.lower(), state=state)
        above = HomePage.objects.get().add_child(instance=page)
    town = above.add_child(
        instance=MunicipalityPage(
            title=place.name,
            slug=place.slug,
            organization=organization,
            first_published_at=timezone.now(),
        )
    )
    for title, slug in (("Sobre", "sobre"), ("Privacidade", "privacidade")):
        text = [("paragraph", "<p>Bom dia.</p>")]
        town.add_child(instance=SectionPage(title=title, slug=slug, body=text))
    return town


@pytest.fixture
def towns(cast: Cast) -> Towns:
    gil = person("Gil Facilitador").user
    Grant.objects.create(
        user=gil, role=Role.FACILITATOR, organization=cast.parintins, since=timezone.now()
    )
    return Towns(
        home=HomePage.objects.get(),
        parintins=plant(cast.parintins),
        goiania=plant(cast.goiania),
        bruno=cast.bruno.user,
        davi=cast.davi.user,
        carla=cast.carla.user,
        fabio=cast.fabio.user,
        root=cast.root,
        gil=gil,
    )


@pytest.fixture
def browse(db: None) -> Callable[[User], Client]:
    """Return a function that signs a user in with a browser of their own."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in

"""The back office as production has it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms.pages.models import HomePage, MunicipalityPage, SectionPage
from cms.pages.services import make_municipality_pages
from lms.access.models import Grant
from lms.access.rules import Role
from lms.people.models import User
from tests.cast import Cast, person

GUARD = "cms.tenancy.middleware.BackOfficeGuard"


@pytest.fixture(autouse=True)
def _as_in_production(settings: Any) -> None:
    """Stand the guard and our upload forms where the settings will name them."""
    if GUARD not in settings.MIDDLEWARE:
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, GUARD]
    settings.WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.ImageForm"
    settings.WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.DocumentForm"
    # The demonstration's people, like the cast, have no second factor.
    settings.STAFF_SECOND_FACTOR = False


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


@pytest.fixture
def towns(cast: Cast) -> Towns:
    gil = person("Gil Facilitador").user
    Grant.objects.create(
        user=gil, role=Role.FACILITATOR, organization=cast.parintins, since=timezone.now()
    )
    return Towns(
        home=HomePage.objects.get(),
        parintins=make_municipality_pages(organization=cast.parintins, by=None),
        goiania=make_municipality_pages(organization=cast.goiania, by=None),
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

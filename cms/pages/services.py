"""The site's root, and what happens when a municipality joins."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import (
    Collection,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.pages import policy, rules, wording
from cms.pages.models import BasePage, HomePage, MunicipalityPage, SectionPage, StatePage
from cms.tenancy.models import PublisherApprovalTask
from lms.access.rules import Role
from lms.access.scope import require
from lms.access.services import grant_role
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError
from lms.common.text import sort_key
from lms.organizations.models import Organization, OrganizationKind
from lms.organizations.services import OrganizationDetails, create_organization
from lms.territory.models import Municipality, State

if TYPE_CHECKING:
    from lms.people.models import User

JOINED = actions.register("municipality.joined", "Incluiu o município na plataforma.")
PAGES_MADE = actions.register("municipality.pages_made", "Criou as páginas do município.")

WORKFLOW = "Publicação"
TASK = "Conferência de quem publica"


class AlreadyJoined(DomainError):
    """The municipality has its department and its pages already."""


@transaction.atomic
def join_municipality(  # noqa: PLR0913 - each is one fact of the municipality
    *,
    by: "User",
    municipality: Municipality,
    legal_name: str,
    short_name: str,
    cnpj: str,
    contact: str = "",
    coordinator: "User | None" = None,
) -> MunicipalityPage:
    """Bring a municipality in: its department, its pages, and its coordinator's grant.

    Raises:
        NotAllowed: ``by`` does not administer the platform, or would coordinate it too.
        AlreadyJoined: it is in already; nothing is changed.
        DomainError: the department's facts were refused, a CNPJ in use, say.
    """
    require(policy.can_join(by))
    # One joins at a time, so that a double click meets the answer and not the constraint.
    HomePage.objects.select_for_update().get()
    _require_absent(municipality)
    details = OrganizationDetails(
        kind=OrganizationKind.MUNICIPAL_HEALTH_DEPARTMENT,
        legal_name=legal_name,
        short_name=short_name,
        cnpj=cnpj,
        municipality=municipality,
        contact=contact,
    )
    organization = create_organization(details=details, by=by)
    page = make_municipality_pages(organization=organization, by=by)
    if coordinator is not None:
        grant_role(user=coordinator, role=Role.COORDINATOR, place=organization, by=by)
    audit.record(
        JOINED, organization, by=by, organization_id=organization.pk, data={"ibge": municipality.pk}
    )
    return page


def _require_absent(municipality: Municipality) -> None:
    departments = Organization.objects.of_kind(OrganizationKind.MUNICIPAL_HEALTH_DEPARTMENT)
    if departments.filter(municipality=municipality).exists():
        raise AlreadyJoined(
            f"{municipality.name} já está no Percurso. Procure o nome na lista de municípios."
        )


@transaction.atomic
def make_municipality_pages(*, organization: Organization, by: "User | None") -> MunicipalityPage:
    """Make and publish a department's front page with its two first texts; idempotent.

    Args:
        organization: a municipal department; its municipality gives the address.
        by: the actor; ``None`` is the system.
    """
    found: MunicipalityPage | None = MunicipalityPage.objects.filter(
        organization=organization
    ).first()
    if found:
        return found
    place = organization.municipality
    if place is None:
        raise ValueError(f"organization {organization.pk} has no municipality")
    page = MunicipalityPage(
        title=place.name,
        slug=place.slug,
        organization=organization,
        summary=wording.municipality_summary(place.name),
    )
    _publish(page, below=_state_page(place.state, by=by), by=by)
    for text in wording.first_texts(organization):
        section = SectionPage(title=text.title, slug=text.slug, body=text.body, show_in_menus=True)
        _publish(section, below=page, by=by)
    audit.record(PAGES_MADE, organization, by=by, organization_id=organization.pk)
    return page


def _state_page(state: State, *, by: "User | None") -> StatePage:
    found: StatePage | None = StatePage.objects.filter(state=state).first()
    if found:
        return found
    page = StatePage(title=state.name, slug=state.uf.lower(), state=state)
    _publish(page, below=HomePage.objects.get(), by=by)
    return page


def _publish(page: BasePage, *, below: Page, by: "User | None") -> None:
    """Add a page and publish it through a revision: only that sets what the readers' cache asks."""
    page.owner = by
    below.add_child(instance=page)
    page.save_revision(user=by).publish(user=by)


@transaction.atomic
def ensure_root() -> HomePage:
    """Make what every page stands on where it is missing; idempotent.

    The locale, the tree's and the collections' roots, the platform's organization, the home page,
    the site at ``BASE_URL``, and the moderation of everything below the home.
    """
    ensure_platform()
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")
    home = HomePage.objects.first() or _add_home()
    _ensure_site(home)
    _ensure_workflow(home)
    return home


def ensure_platform() -> Organization:
    """Return the platform's own organization, made where it is missing; idempotent."""
    return Organization.objects.get_or_create(
        kind=OrganizationKind.PLATFORM,
        defaults={
            "legal_name": "Percurso",
            "short_name": "Percurso",
            "sort_key": sort_key("Percurso"),
            "time_zone": settings.TIME_ZONE,
            "created_at": timezone.now(),
        },
    )[0]


def _add_home() -> HomePage:
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    home = HomePage(title="Percurso", slug=rules.HOME_SLUG, summary=wording.HOME_SUMMARY)
    _publish(home, below=root, by=None)
    return home


def _ensure_site(home: HomePage) -> None:
    address = urlsplit(settings.BASE_URL)
    facts: dict[str, Any] = {
        "hostname": address.hostname or "localhost",
        "port": address.port or (443 if address.scheme == "https" else 80),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "root_page_id": home.pk,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if any(getattr(site, name) != value for name, value in facts.items()):
        for name, value in facts.items():
            setattr(site, name, value)
        site.save()


def _ensure_workflow(home: HomePage) -> None:
    if WorkflowPage.objects.filter(page_id=home.pk).exists():
        return
    workflow = Workflow.objects.get_or_create(name=WORKFLOW)[0]
    task = PublisherApprovalTask.objects.first() or PublisherApprovalTask.objects.create(name=TASK)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr)
    WorkflowPage.objects.create(page_id=home.pk, workflow=workflow)

"""Page types of the public site: home → state → municipality → sections."""

from http import HTTPMethod
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import CommentPanel, FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks.text import TextStreamBlock
from cms.look.context import show_town
from cms.look.parts import Step
from cms.pages import rules
from cms.tenancy.own_files import OwnFilesForm
from cms.tenancy.permissions import PagePermissions
from lms.organizations.models import Organization
from lms.territory.models import State

ROOT_PAGE_DEPTH = 3

HOW_IT_WORKS = (
    Step("Escolha pelo seu trabalho", "now", "Cada curso diz para quem é e quantas horas conta."),
    Step("Estude no celular", note="Leia e responda no seu ritmo. Cada resposta fica guardada."),
    Step("Receba o certificado", "end", "As horas entram sozinhas em Minhas horas."),
)


class BasePage(Page):
    """What every page of ours shares.

    Attributes:
        is_fixed: made by a service, once: never deleted, moved, copied, unpublished or renamed
            in the back office.
    """

    summary = models.CharField(
        "resumo",
        max_length=300,
        blank=True,
        help_text="Uma ou duas frases simples. Aparece nas listas e nos buscadores.",
    )

    is_fixed: ClassVar[bool] = False
    base_form_class = OwnFilesForm
    # A page is read. Whatever is sent has an address of its own, with its own checks.
    allowed_http_methods: ClassVar = [HTTPMethod.GET, HTTPMethod.HEAD]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary")]
    promote_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("slug", heading="Final do endereço"),
                FieldPanel("seo_title", heading="Título para buscadores"),
                FieldPanel("show_in_menus", heading="Mostrar entre os textos do município"),
            ],
            "Endereço e busca",
        )
    ]
    # No dates to go on and off the air: an expiry would walk past what guards running classes.
    settings_panels: ClassVar = [CommentPanel()]
    show_in_menus_default = False

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse an address at the root that the service itself answers (decision D25)."""
        super().clean()
        at_root = self.depth == ROOT_PAGE_DEPTH
        if at_root and rules.is_reserved(self.slug, is_state=isinstance(self, StatePage)):
            raise ValidationError(
                {"slug": f"O endereço “{self.slug}” já é usado pelo sistema. Escolha outro."}
            )

    def permissions_for_user(self, user: Any) -> PagePermissions:
        """Return what the person may do to this page."""
        return PagePermissions(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Show the town's name in the frame."""
        from cms.pages.queries import town_at

        show_town(request, town_at(self))
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context


class FixedPage(BasePage):
    """A page that a service makes: its title and address follow the register of places."""

    is_fixed: ClassVar[bool] = True
    is_creatable = False
    content_panels: ClassVar = [FieldPanel("title", read_only=True), FieldPanel("summary")]
    promote_panels: ClassVar = [FieldPanel("seo_title", heading="Título para buscadores")]
    settings_panels: ClassVar = []

    class Meta:
        abstract = True


class HomePage(FixedPage):
    """The front door of the whole service."""

    body = StreamField(TextStreamBlock(required=False), verbose_name="conteúdo", blank=True)

    content_panels: ClassVar = [*FixedPage.content_panels, FieldPanel("body")]
    template = "cms/pages/home.html"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = "página inicial"
        verbose_name_plural = "páginas iniciais"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Show the states, their municipalities while they are few, and the panels."""
        from cms.pages import panels, queries

        context = super().get_context(request, *args, **kwargs)
        context["steps"] = HOW_IT_WORKS
        context["shelves"] = queries.states_of(self)
        context["panels"] = panels.rendered(request, self)
        return context


class StatePage(FixedPage):
    """A shelf that holds the municipalities of one state; made when the first of them joins."""

    state = models.OneToOneField(State, on_delete=models.PROTECT, verbose_name="estado")

    template = "cms/pages/state.html"
    parent_page_types: ClassVar = ["cms.HomePage"]

    class Meta:
        verbose_name = "página de estado"
        verbose_name_plural = "páginas de estado"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """List the municipalities of the state."""
        from cms.pages import queries

        context = super().get_context(request, *args, **kwargs)
        context["crumbs"] = queries.crumbs_of(self)
        context["municipalities"] = queries.municipalities_of(self)
        return context


class MunicipalityPage(FixedPage):
    """A municipality's own front page; made when it joins. Its organization never changes."""

    organization = models.OneToOneField(
        Organization, on_delete=models.PROTECT, related_name="page", verbose_name="organização"
    )
    logo = models.ForeignKey(
        "cms.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="brasão ou logotipo",
    )
    body = StreamField(TextStreamBlock(required=False), verbose_name="conteúdo", blank=True)

    content_panels: ClassVar = [
        *FixedPage.content_panels,
        FieldPanel("logo"),
        FieldPanel("body"),
    ]
    template = "cms/pages/municipality.html"
    parent_page_types: ClassVar = ["cms.StatePage"]

    class Meta:
        verbose_name = "página de município"
        verbose_name_plural = "páginas de município"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Show the panels (courses, say) and the town's own texts."""
        from cms.pages import panels, queries

        context = super().get_context(request, *args, **kwargs)
        context["panels"] = panels.rendered(request, self)
        context["sections"] = queries.sections_of(self)
        context["state"] = queries.neighbours_of(self)
        return context


class SectionPage(BasePage):
    """A text of a municipality or of the whole service: about us, privacy, contacts."""

    body = StreamField(TextStreamBlock(), verbose_name="conteúdo")

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("body")]
    template = "cms/pages/section.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.MunicipalityPage", "cms.SectionPage"]

    class Meta:
        verbose_name = "página de seção"
        verbose_name_plural = "páginas de seção"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Show the way back and the sections below this one."""
        from cms.pages import queries

        context = super().get_context(request, *args, **kwargs)
        context["crumbs"] = queries.crumbs_of(self)
        context["sections"] = queries.sections_of(self)
        return context

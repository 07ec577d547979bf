"""Page types of the public site: home → state → municipality → sections."""

from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks.text import TextStreamBlock
from lms.organizations.models import Organization
from lms.territory.models import State


class BasePage(Page):
    """What every page of ours shares."""

    summary = models.CharField(
        "resumo",
        max_length=300,
        blank=True,
        help_text="Uma ou duas frases simples. Aparece nas listas e nos buscadores.",
    )

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary")]
    show_in_menus_default = False

    class Meta:
        abstract = True


class HomePage(BasePage):
    """The front door of the whole service."""

    body = StreamField(TextStreamBlock(required=False), verbose_name="conteúdo", blank=True)

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("body")]
    template = "cms/pages/home.html"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = "página inicial"
        verbose_name_plural = "páginas iniciais"


class StatePage(BasePage):
    """A shelf that holds the municipalities of one state; made when the first of them joins."""

    state = models.OneToOneField(State, on_delete=models.PROTECT, verbose_name="estado")

    template = "cms/pages/state.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    is_creatable = False

    class Meta:
        verbose_name = "página de estado"
        verbose_name_plural = "páginas de estado"


class MunicipalityPage(BasePage):
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
        *BasePage.content_panels,
        FieldPanel("logo"),
        FieldPanel("body"),
    ]
    template = "cms/pages/municipality.html"
    parent_page_types: ClassVar = ["cms.StatePage"]
    is_creatable = False

    class Meta:
        verbose_name = "página de município"
        verbose_name_plural = "páginas de município"


class SectionPage(BasePage):
    """A text of a municipality or of the whole service: about us, privacy, contacts."""

    body = StreamField(TextStreamBlock(), verbose_name="conteúdo")

    content_panels: ClassVar = [*BasePage.content_panels, FieldPanel("body")]
    template = "cms/pages/section.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.MunicipalityPage", "cms.SectionPage"]

    class Meta:
        verbose_name = "página de seção"
        verbose_name_plural = "páginas de seção"

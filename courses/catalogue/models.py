"""Course and lesson pages, the card of a published course, and editions (D4, D10)."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.pages.models import BasePage
from courses.catalogue import occupations
from courses.catalogue.blocks import LessonStreamBlock, SyllabusUnitBlock, ThemeBlock
from courses.catalogue.terms.rules import folded
from courses.hours.rules import ActionKind, Modality
from lms.common.appendonly import AppendOnlyModel, protect
from lms.common.errors import DomainError
from lms.organizations.models import Organization


class OwnAddressPage(BasePage):
    """A page read at an address of ours; Wagtail itself only shows its drafts (wagtail.md §2)."""

    class Meta:
        abstract = True

    def own_path(self) -> str:
        """Return the path of our view that shows this page."""
        raise NotImplementedError

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Lead every link to our own address instead of the one that the tree gives."""
        parts = super().get_url_parts(request)
        return None if parts is None else (parts[0], parts[1], self.own_path())

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send whoever comes by the tree's address to ours; draw previews as Wagtail does."""
        if getattr(request, "is_preview", False):
            preview: HttpResponse = super().serve(request, *args, **kwargs)
            return preview
        return redirect(self.own_path(), permanent=True)


class DecsTerm(models.Model):
    """A theme by the health sciences' own vocabulary (DeCS), so that towns say one name for one.

    ``code`` is its unique identifier there, and empty where it is still to be looked up;
    ``folded`` is how a theme that was typed is known to be this one.
    """

    code = models.CharField("código no DeCS", max_length=12, blank=True)
    name = models.CharField("termo", max_length=80, unique=True)
    folded = models.CharField("termo pelo som", max_length=120, unique=True, editable=False)

    class Meta:
        verbose_name = "termo do DeCS"
        verbose_name_plural = "termos do DeCS"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="decs_code_once")
        ]

    def __str__(self) -> str:
        return self.name


class CoursePage(OwnAddressPage):
    """What a course says about itself. Its slug is its address, unique in the whole service."""

    objectives = StreamField(
        [("item", blocks.CharBlock(label="Objetivo", max_length=300))],
        verbose_name="objetivos",
        help_text="O que a pessoa saberá fazer no trabalho.",
    )
    audience = models.CharField("para quem é", max_length=300)
    syllabus = StreamField(
        [("unit", SyllabusUnitBlock())], verbose_name="programa, com os minutos de cada unidade"
    )
    competences = StreamField(
        [("item", blocks.CharBlock(label="Competência", max_length=300))],
        verbose_name="competências",
        blank=True,
    )
    sources = StreamField(
        [("item", blocks.CharBlock(label="Fonte", max_length=500))],
        verbose_name="fontes",
        blank=True,
    )
    action_kind = models.CharField(
        "tipo de ação", max_length=16, choices=ActionKind.choices, default=ActionKind.UPDATE
    )
    modality = models.CharField(
        "modalidade", max_length=12, choices=Modality.choices, default=Modality.ONLINE
    )
    decs_term = models.ForeignKey(
        DecsTerm,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="tema",
        help_text="Do vocabulário da saúde (DeCS), o mesmo em todos os municípios.",
    )
    theme = models.CharField(
        "tema em outras palavras",
        max_length=80,
        blank=True,
        help_text="Só se nenhum da lista servir: o tema da lista toma o lugar deste.",
    )
    occupations = models.CharField(
        "para quais cargos (CBO)",
        max_length=300,
        blank=True,
        help_text="Os 4 números da família ou os 6 da ocupação, com vírgula entre eles: "
        "5151, 2235-05. Vazio quer dizer todos.",
    )
    lesson_minutes = models.PositiveSmallIntegerField(
        "minutos da hora-aula",
        default=60,
        validators=[MinValueValidator(45), MaxValueValidator(60)],
    )
    pass_percent = models.PositiveSmallIntegerField(
        "nota mínima (%)", default=70, validators=[MaxValueValidator(100)]
    )
    bank = StreamField(
        [("theme", ThemeBlock())],
        verbose_name="perguntas por tema",
        blank=True,
        help_text="Quem estuda não vê o banco. As avaliações sorteiam dele, tema por tema.",
    )
    cover = models.ForeignKey(
        "cms.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="imagem",
    )

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("audience"),
        FieldPanel("occupations"),
        FieldPanel("objectives"),
        FieldPanel("syllabus"),
        FieldPanel("competences"),
        FieldPanel("sources"),
        FieldPanel("cover"),
        MultiFieldPanel(
            [
                FieldPanel("action_kind"),
                FieldPanel("modality"),
                FieldPanel("decs_term"),
                FieldPanel("theme"),
                FieldPanel("lesson_minutes"),
                FieldPanel("pass_percent"),
            ],
            heading="Carga horária e avaliação",
        ),
        MultiFieldPanel([FieldPanel("bank")], heading="Banco de perguntas", classname="collapsed"),
    ]
    template = "courses/pages/course.html"
    card_template = "courses/cards/course.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.MunicipalityPage"]
    subpage_types: ClassVar = ["courses.LessonPage"]

    class Meta:
        verbose_name = "curso"
        verbose_name_plural = "cursos"

    def own_path(self) -> str:
        """Return the course's public address."""
        return reverse("courses:course", args=[self.slug])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give the draft's template the pieces that the public view takes from the cache."""
        from courses.catalogue.rendering import preview_of

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **preview_of(self)}

    def clean(self) -> None:
        """Refuse a slug that another course has: the address would lead to one of them only."""
        super().clean()
        self._tidy_theme()
        try:
            self.occupations = occupations.shown(occupations.read_codes(self.occupations))
        except DomainError as problem:
            raise ValidationError({"occupations": problem.sentence}) from None
        twins = CoursePage.objects.filter(slug=self.slug).exclude(pk=self.pk)
        if self.slug and twins.exists():
            raise ValidationError(
                {"slug": "Já existe um curso com este endereço. Junte o nome do município."}
            )

    def _tidy_theme(self) -> None:
        """Let the chosen term say the theme; a theme that is the name of a term chooses it."""
        if self.decs_term is None and self.theme:
            self.decs_term = DecsTerm.objects.filter(folded=folded(self.theme)).first()
        if self.decs_term is not None:
            self.theme = self.decs_term.name


class LessonPage(OwnAddressPage):
    """One lesson. A graded lesson is a quiz: its questions count."""

    minutes = models.PositiveSmallIntegerField(
        "minutos", validators=[MinValueValidator(1), MaxValueValidator(600)]
    )
    is_graded = models.BooleanField(
        "vale nota", default=False, help_text="As perguntas desta aula contam para a aprovação."
    )
    attempts_allowed = models.PositiveSmallIntegerField(
        "tentativas",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text="Quantas vezes a pessoa pode tentar. Vazio: quantas precisar.",
    )
    time_limit_minutes = models.PositiveSmallIntegerField(
        "tempo da avaliação, em minutos",
        null=True,
        blank=True,
        validators=[MinValueValidator(5), MaxValueValidator(600)],
        help_text="Vazio: sem pressa. Com tempo, a avaliação só se faz com internet.",
    )
    body = StreamField(LessonStreamBlock(), verbose_name="conteúdo")

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("minutes"),
        FieldPanel("is_graded"),
        MultiFieldPanel(
            [FieldPanel("attempts_allowed"), FieldPanel("time_limit_minutes")],
            heading="Se valer nota",
        ),
        FieldPanel("body"),
    ]
    template = "courses/pages/lesson.html"
    parent_page_types: ClassVar = ["courses.CoursePage"]
    subpage_types: ClassVar = []

    class Meta:
        verbose_name = "aula"
        verbose_name_plural = "aulas"

    def own_path(self) -> str:
        """Return the lesson's address, under its course's."""
        return reverse("courses:lesson", args=[self.get_parent().slug, self.slug])

    def clean(self) -> None:
        """Refuse blocks that share one id: a question's identity would be two questions."""
        super().clean()
        ids = [block.id for block in self.body if block.id]
        if len(ids) != len(set(ids)):
            raise ValidationError({"body": "Há blocos repetidos. Apague a cópia e crie de novo."})


class CourseCard(models.Model):
    """One row per published course, for lists; written when the course is published.

    ``occupations`` are codes with a space on each side; none is for everybody. ``words_version`` tells by which rules its words were kept: older ones are kept anew.
    """

    page = models.OneToOneField(
        CoursePage, on_delete=models.CASCADE, related_name="card", verbose_name="curso"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+", verbose_name="organização"
    )
    slug = models.SlugField("endereço", max_length=255, unique=True)
    title = models.CharField("título", max_length=255)
    summary = models.CharField("resumo", max_length=300, blank=True)
    audience = models.CharField("para quem é", max_length=300)
    theme = models.CharField("tema", max_length=80, blank=True)
    modality = models.CharField("modalidade", max_length=12, choices=Modality.choices)
    minutes = models.PositiveIntegerField("minutos")
    lesson_count = models.PositiveSmallIntegerField("aulas")
    published_at = models.DateTimeField("publicado em", db_index=True)
    assessment_minutes = models.PositiveIntegerField("minutos de avaliação", default=0)
    badges = models.JSONField("o que as áreas dizem", default=dict)
    open_until = models.DateField("inscrições até", null=True)
    occupations = models.CharField("para quais cargos", max_length=320, default="")
    words_version = models.PositiveSmallIntegerField("versão das palavras", default=0)
    written_at = models.DateTimeField("escrito em", auto_now=True)

    class Meta:
        verbose_name = "cartão de curso"
        verbose_name_plural = "cartões de curso"
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="card_newest"),
            models.Index(fields=["organization", "-published_at"], name="card_of_organization"),
        ]


@protect()
class Edition(AppendOnlyModel):
    """A course as it was approved: what is promised to whoever enrols (decision D4)."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey(
        CoursePage, on_delete=models.PROTECT, related_name="editions", verbose_name="curso"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="editions", verbose_name="organização"
    )
    number = models.PositiveSmallIntegerField("número")
    title = models.CharField("título", max_length=255)
    action_kind = models.CharField("tipo de ação", max_length=16, choices=ActionKind.choices)
    modality = models.CharField("modalidade", max_length=12, choices=Modality.choices)
    theme = models.CharField("tema", max_length=80, blank=True)
    workload_minutes = models.PositiveIntegerField("carga horária em minutos")
    lesson_minutes = models.PositiveSmallIntegerField("minutos da hora-aula")
    pass_percent = models.PositiveSmallIntegerField("nota mínima (%)")
    syllabus = models.JSONField("programa")
    competences = models.JSONField("competências", default=list)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="aprovada por",
    )
    approved_at = models.DateTimeField("aprovada em")

    class Meta:
        verbose_name = "edição"
        verbose_name_plural = "edições"
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="edition_number_unique"),
            models.CheckConstraint(
                condition=Q(workload_minutes__gt=0), name="edition_has_workload"
            ),
        ]


@protect()
class EditionLesson(AppendOnlyModel):
    """One lesson of an edition. The page's text may be corrected; this structure may not.

    ``draws`` holds how many questions each draw takes, by its block.
    """

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="lessons", verbose_name="edição"
    )
    page = models.ForeignKey(
        LessonPage, on_delete=models.PROTECT, related_name="+", verbose_name="aula"
    )
    position = models.PositiveSmallIntegerField("posição")
    title = models.CharField("título", max_length=255)
    minutes = models.PositiveSmallIntegerField("minutos")
    is_graded = models.BooleanField("vale nota")
    attempts_allowed = models.PositiveSmallIntegerField("tentativas", null=True)
    time_limit_minutes = models.PositiveSmallIntegerField("tempo em minutos", null=True)
    draws = models.JSONField("quantas de cada sorteio", default=dict)

    class Meta:
        verbose_name = "aula da edição"
        verbose_name_plural = "aulas da edição"
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="edition_lesson_position"),
            models.UniqueConstraint(fields=["edition", "page"], name="edition_lesson_page"),
        ]


@protect()
class EditionQuestion(AppendOnlyModel):
    """A question as approved. ``key`` never leaves the server before the answer.

    ``pool`` is the draw that may choose it, by its block; empty where everybody is asked.
    """

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    lesson = models.ForeignKey(
        EditionLesson, on_delete=models.PROTECT, related_name="questions", verbose_name="aula"
    )
    block_id = models.UUIDField("bloco")
    position = models.PositiveSmallIntegerField("posição")
    question_type = models.CharField("tipo", max_length=20)
    is_practice = models.BooleanField("de treino")
    content_hash = models.CharField("resumo do conteúdo", max_length=64)
    shown = models.JSONField("como é mostrada")
    key = models.JSONField("gabarito")
    pool = models.UUIDField("sorteio", null=True)

    class Meta:
        verbose_name = "pergunta da edição"
        verbose_name_plural = "perguntas da edição"
        constraints = [
            models.UniqueConstraint(fields=["lesson", "block_id"], name="edition_question_block")
        ]

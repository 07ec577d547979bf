"""People, their sign-ins, identities and links (decisions D1, D11, D12)."""

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lms.organizations.models import Facility, Organization
from lms.people.rules import Assurance, Correctable, CorrectionState, LinkState, Regime

__all__ = [
    "Assurance",
    "CorrectionRequest",
    "EmploymentLink",
    "LinkState",
    "OneTimeCode",
    "Person",
    "PersonIdentity",
    "Posting",
    "Regime",
    "User",
]


TECHNICAL = "Administração técnica"
REMOVED = "Nome retirado a pedido da pessoa"


class UserManager(BaseUserManager["User"]):
    """Makes sign-ins."""

    def create_user(self, email: str | None, password: str | None = None, **fields: Any) -> "User":
        """Create a sign-in; ``email`` may be ``None`` for one who signs in by CPF alone."""
        user = self.model(email=self.normalize_email(email) if email else None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a technical administrator: no short cut to anybody's personal data."""
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A sign-in; it belongs to at most one person."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("e-mail", unique=True, null=True, blank=True)
    is_active = models.BooleanField("ativo", default=True)
    must_change_password = models.BooleanField("precisa trocar a senha", default=False)
    date_joined = models.DateTimeField("criado em", default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "acesso"
        verbose_name_plural = "acessos"

    def __str__(self) -> str:
        return str(self.public_id)

    def get_full_name(self) -> str:
        """Return the name that Wagtail shows in the back office, from the person.

        A technical sign-in is nobody's: its e-mail says nothing to an editor who reads a history.
        """
        person = getattr(self, "person", None)
        return person.name if person else TECHNICAL

    def get_short_name(self) -> str:
        """Return the first name; nothing for a technical sign-in."""
        person = getattr(self, "person", None)
        return person.name.partition(" ")[0] if person else ""


class Person(models.Model):
    """The human. ``merged_into`` is resolved on read, as immutable rows cannot be re-pointed."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="person",
        verbose_name="acesso",
    )
    civil_name = models.CharField("nome civil", max_length=200)
    social_name = models.CharField("nome social", max_length=200, blank=True)
    sort_key = models.CharField("chave de ordem", max_length=200, db_index=True, editable=False)
    assurance = models.CharField(
        "garantia", max_length=8, choices=Assurance.choices, default=Assurance.DECLARED
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name="unida a",
    )
    created_at = models.DateTimeField("criada em")

    class Meta:
        verbose_name = "pessoa"
        verbose_name_plural = "pessoas"
        constraints = [
            models.CheckConstraint(
                condition=~Q(merged_into=models.F("id")), name="person_not_merged_into_itself"
            )
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def name(self) -> str:
        """The name by which the person is called: the social name where there is one."""
        return self.social_name or self.civil_name or REMOVED


class PersonIdentity(models.Model):
    """CPF and CNS card, encrypted; found by a keyed digest (decision D11).

    A declared CPF proves nothing and may be declared twice; a confirmed one is unique.
    """

    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, related_name="identity", verbose_name="pessoa"
    )
    cpf_cipher = models.BinaryField("CPF cifrado")
    cpf_key_id = models.CharField("chave do CPF", max_length=16)
    cpf_lookup = models.CharField("busca do CPF", max_length=64, db_index=True)
    cpf_lookup_key_id = models.CharField("chave da busca", max_length=16)
    cns_card_cipher = models.BinaryField("cartão do SUS cifrado", null=True)
    is_confirmed = models.BooleanField("confirmado", default=False)
    confirmed_at = models.DateTimeField("confirmado em", null=True)

    class Meta:
        verbose_name = "identidade"
        verbose_name_plural = "identidades"
        constraints = [
            models.UniqueConstraint(
                fields=["cpf_lookup_key_id", "cpf_lookup"],
                condition=Q(is_confirmed=True),
                name="identity_confirmed_cpf_unique",
            )
        ]


class EmploymentLinkQuerySet(models.QuerySet["EmploymentLink"]):
    """Filters of one table."""

    def current(self, on: date) -> Self:
        """Keep the links that hold on a civil date."""
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=on),
            starts_on__lte=on,
            state=LinkState.CONFIRMED,
        )

    def recognised(self) -> Self:
        """Keep the links that show an employer the person: one attached by a name alone does not.

        A name that matches what was typed says nothing of who typed it (decision D12).
        """
        return self.filter(state=LinkState.CONFIRMED, recognised_at__isnull=False)


class EmploymentLink(models.Model):
    """One tie of a person to an employer; seconded where ``daily_organization`` is set.

    ``recognised_at`` is when the person said that the tie is theirs, or when the tie made the
    person's record; until then the employer sees no name but the one that it typed, and
    ``sort_key`` is that of the name it sees (decision D12). ``prints_staff_number`` is the person's
    own choice: a certificate prints one staff number at most, and none unless it was chosen.
    """

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="links", verbose_name="pessoa"
    )
    employer = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="links", verbose_name="empregador"
    )
    daily_organization = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seconded_links",
        verbose_name="onde trabalha no dia a dia",
    )
    regime = models.CharField("regime", max_length=12, choices=Regime.choices)
    occupation_cbo = models.CharField("ocupação (CBO)", max_length=6, blank=True)
    job_title = models.CharField("cargo", max_length=120, blank=True)
    staff_number = models.CharField("matrícula funcional", max_length=30, blank=True)
    prints_staff_number = models.BooleanField("matrícula nos certificados", default=False)
    typed_name = models.CharField("nome informado", max_length=200)
    sort_key = models.CharField(
        "chave de ordem", max_length=200, db_index=True, default="", editable=False
    )
    state = models.CharField("situação", max_length=10, choices=LinkState.choices)
    recognised_at = models.DateTimeField("reconhecido em", null=True, blank=True)
    starts_on = models.DateField("início")
    ends_on = models.DateField("fim", null=True, blank=True)
    career_eligible = models.BooleanField("tem carreira", default=False)

    objects = EmploymentLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "vínculo"
        verbose_name_plural = "vínculos"
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "staff_number"],
                condition=~Q(staff_number=""),
                name="link_staff_number_unique_per_employer",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(prints_staff_number=True),
                name="link_one_printed_staff_number_a_person",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="link_ends_after_it_starts",
            ),
        ]

    @property
    def shown_name(self) -> str:
        """The name that the employer sees; ``person`` is fetched with the link."""
        return (self.person.name if self.recognised_at else self.typed_name) or REMOVED


class Posting(models.Model):
    """The facility where a link is exercised, for a time."""

    link = models.ForeignKey(
        EmploymentLink, on_delete=models.PROTECT, related_name="postings", verbose_name="vínculo"
    )
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, verbose_name="unidade")
    starts_on = models.DateField("início")
    ends_on = models.DateField("fim", null=True, blank=True)

    class Meta:
        verbose_name = "lotação"
        verbose_name_plural = "lotações"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="posting_ends_after_it_starts",
            )
        ]


class OneTimeCode(models.Model):
    """A code that opens a person's sign-in once: first access, or recovery without e-mail.

    It was issued because of ``link``, and is worth as much as that link is (decision D12).
    """

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="codes", verbose_name="pessoa"
    )
    link = models.ForeignKey(
        EmploymentLink, on_delete=models.PROTECT, related_name="codes", verbose_name="vínculo"
    )
    code_digest = models.CharField("resumo do código", max_length=128)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="emitido por",
    )
    issued_at = models.DateTimeField("emitido em")
    expires_at = models.DateTimeField("vale até")
    failures = models.PositiveSmallIntegerField("tentativas erradas", default=0)
    used_at = models.DateTimeField("usado em", null=True)

    class Meta:
        verbose_name = "código de uso único"
        verbose_name_plural = "códigos de uso único"


class CorrectionRequest(models.Model):
    """That a person asks an employer to put right what it confirmed, and how it was answered."""

    public_id = models.UUIDField("identificador", default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="corrections", verbose_name="pessoa"
    )
    link = models.ForeignKey(
        EmploymentLink, on_delete=models.PROTECT, related_name="corrections", verbose_name="vínculo"
    )
    subject = models.CharField("o que corrigir", max_length=16, choices=Correctable.choices)
    value = models.CharField("como deve ficar", max_length=200)
    explanation = models.TextField("explicação", blank=True)
    state = models.CharField(
        "situação", max_length=9, choices=CorrectionState.choices, default=CorrectionState.OPEN
    )
    asked_at = models.DateTimeField("pedido em")
    answered_at = models.DateTimeField("respondido em", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="respondido por",
    )
    answer = models.TextField("resposta", blank=True)

    class Meta:
        verbose_name = "pedido de correção"
        verbose_name_plural = "pedidos de correção"
        constraints = [
            models.UniqueConstraint(
                fields=["link", "subject"],
                condition=Q(state="open"),
                name="correction_asked_once",
            )
        ]
        indexes = [models.Index(fields=["person", "-asked_at"], name="correction_of_person")]

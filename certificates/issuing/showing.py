"""A certificate as the pages of its person and of the coordination show it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from certificates.issuing.models import Certificate, CertificateEvent
from certificates.issuing.policy import hides_facts
from certificates.issuing.rules import CertificateStatus, ReplacementReason, RevocationReason
from certificates.rendering import wording
from certificates.snapshot.rules import Snapshot, snapshot_from_json
from cms.look.components.surfaces import badge
from cms.look.parts import Cell, Column, Fact, Step, StepState
from cms.look.rules import date_text, period_text
from lms.common.codes import format_code
from lms.organizations.clock import civil_date

TONES = {
    CertificateStatus.QUEUED: "wait",
    CertificateStatus.ISSUED: "ok",
    CertificateStatus.REPLACED: "",
    CertificateStatus.REVOKED: "stop",
}
EVENT_TITLES = {
    CertificateStatus.ISSUED: "Emitido",
    CertificateStatus.REPLACED: "Substituído",
    CertificateStatus.REVOKED: "Revogado",
}
EVENT_STATES: dict[CertificateStatus, StepState] = {
    CertificateStatus.ISSUED: "ok",
    CertificateStatus.REPLACED: "wait",
    CertificateStatus.REVOKED: "stop",
}
ERASED = "Nome retirado"
HIDDEN = "Nome retificado"


@dataclass(frozen=True)
class Shown:
    """A certificate read once, with its snapshot."""

    certificate: Certificate
    snapshot: Snapshot

    @property
    def title(self) -> str:
        return self.snapshot.course_title

    @property
    def kind(self) -> str:
        """Return the type in one word."""
        return wording.type_word(self.snapshot.certificate_type)

    @property
    def hours(self) -> str:
        return wording.hours(self.snapshot.total_minutes)

    @property
    def note(self) -> str:
        """Say of what it is, when it was issued, its number, and what became of it."""
        told = (
            f"{self.kind} · {date_text(self.snapshot.issued_on, 'long')} ·"
            f" nº{wording.NBSP}{self.snapshot.number}"
        )
        status = CertificateStatus(self.certificate.status)
        return told if status == CertificateStatus.ISSUED else f"{told} · {status.label}"

    @property
    def badge(self) -> SafeString:
        return badge_of(self.certificate)

    @property
    def shown_code(self) -> str:
        return format_code(self.certificate.code)


def shown(certificate: Certificate) -> Shown:
    """Read a certificate's snapshot."""
    return Shown(certificate, snapshot_from_json(certificate.snapshot))


def badge_of(certificate: Certificate) -> SafeString:
    """Draw the state of a certificate."""
    status = CertificateStatus(certificate.status)
    return badge(status.label.capitalize(), TONES[status])


def name_on(certificate: Certificate) -> str:
    """Return the printed name, as far as the coordination may still read it (D8, D9)."""
    if hides_facts(certificate):
        return HIDDEN
    printed = getattr(certificate, "printed_person", None)
    return printed.printed_name if printed else ERASED


def facts(item: Shown) -> list[Fact]:
    """Return what the coordination's page says of a certificate."""
    certificate, snapshot = item.certificate, item.snapshot
    printed = getattr(certificate, "printed_person", None)
    mask = f"CPF {printed.cpf_masked}" if printed and not hides_facts(certificate) else ""
    split = wording.split_sentence(snapshot.hours)
    return [
        Fact("Pessoa", name_on(certificate), mask),
        Fact("Tipo", snapshot.certificate_type.label),
        Fact("Curso", snapshot.course_title, wording.kind_line(snapshot)),
        Fact("Carga horária", item.hours, split),
        Fact("Período", period_text(snapshot.starts_on, snapshot.ends_on)),
        Fact("Quem emitiu", snapshot.issuer.legal_name),
        Fact(
            "Emissão",
            f"{date_text(snapshot.issued_on, 'long')} · nº{wording.NBSP}{snapshot.number}",
        ),
        Fact(
            "Código",
            item.shown_code,
            "abrir a página pública",
            reverse("certificates:verdict", args=[certificate.code]),
        ),
    ]


COLUMNS = (
    Column("Pessoa"),
    Column("Curso"),
    Column("Número", nowrap=True),
    Column("Emissão", nowrap=True),
    Column("Horas", numeric=True),
    Column("Situação"),
)


CHOICE_COLUMNS = (*COLUMNS, Column("Escolher"))


def table_row(certificate: Certificate, *, is_choice: bool = False) -> list[object]:
    """Return a line of the registry, with a box to choose it by where it may be ended."""
    item = shown(certificate)
    address = reverse("certificates:registered", args=[certificate.public_id])
    cells: list[object] = [
        Cell(name_on(certificate), href=address),
        Cell(item.title, note=item.kind),
        item.snapshot.number,
        date_text(item.snapshot.issued_on),
        item.hours,
        item.badge,
    ]
    return [*cells, _choice(item)] if is_choice else cells


def _choice(item: Shown) -> object:
    if item.certificate.status != CertificateStatus.ISSUED:
        return ""
    return format_html(
        '<label class="choice choice--plain"><input class="choice__input" type="checkbox"'
        ' name="chosen" value="{}"><span class="choice__text">nº{}{}</span></label>',
        item.certificate.code,
        wording.NBSP,
        item.snapshot.number,
    )


def reason_of(certificate: Certificate) -> str:
    """Return the public reason that ended a certificate, or nothing."""
    if certificate.status == CertificateStatus.REVOKED:
        return RevocationReason(certificate.end_reason).label
    if certificate.status == CertificateStatus.REPLACED:
        return ReplacementReason(certificate.end_reason).label
    return ""


def event_step(event: CertificateEvent, certificate: Certificate) -> Step:
    """Return a stop of the certificate's history, on its issuer's calendar."""
    status = CertificateStatus(event.event)
    by = getattr(event.by, "person", None)
    who = f" por {by.name}" if by else ""
    state = EVENT_STATES[status]
    when = date_text(civil_date(certificate.issuer, event.at), "long")
    is_rectified = event.reason == ReplacementReason.NAME_RECTIFICATION
    title = HIDDEN if is_rectified else EVENT_TITLES[status]
    return Step(title, state, f"{when}{who}")

"""A certificate from elsewhere as the pages of its person and of human resources show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from certificates.recognition.models import CredentialCheck, ExternalCredential
from certificates.recognition.queries import Duplicates
from certificates.recognition.rules import (
    CredentialState,
    Fact,
    Finding,
    MediaType,
    RefusalReason,
    is_dense,
)
from certificates.recognition.wording import Told, tell
from cms.look.components.surfaces import badge
from cms.look.parts import Cell, Column
from cms.look.parts import Fact as Shown
from cms.look.rules import date_text, hours_text, period_text
from courses.hours.rules import ActionKind, Modality
from lms.access.places import zone_of
from lms.common.identifiers import format_cnpj
from lms.organizations.clock import civil_date

_WORST_FIRST: Final = ("stop", "wait", "ok")
TONES: Final = {
    CredentialState.SUBMITTED: "info",
    CredentialState.CHECKED: "wait",
    CredentialState.ACCEPTED: "ok",
    CredentialState.REFUSED: "stop",
    CredentialState.WITHDRAWN: "",
    CredentialState.ANNULLED: "stop",
}
COLUMNS: Final = (
    Column("Pessoa"),
    Column("Curso"),
    Column("Enviado", nowrap=True),
    Column("Situação"),
    Column("Horas", numeric=True, total=True),
)


@dataclass(frozen=True)
class Item:
    """A certificate from elsewhere read once, with what its pages say of it."""

    credential: ExternalCredential

    @property
    def badge(self) -> SafeString:
        state = CredentialState(self.credential.state)
        return badge(capfirst(state.label), TONES[state])

    @property
    def hours(self) -> str:
        """Return the hours that count, or else those that were declared."""
        found = self.credential
        return hours_text(found.accepted_minutes or found.declared_minutes)

    @property
    def note(self) -> str:
        return f"{self.hours} · {self.credential.issuer_name} · {self.sent}"

    @property
    def sent(self) -> str:
        """Return the day on which it was sent, on the employer's calendar."""
        employer = self.credential.link.employer
        return date_text(civil_date(employer, self.credential.submitted_at), "short")

    @property
    def decided(self) -> str:
        found = self.credential
        if found.decided_at is None:
            return ""
        return date_text(civil_date(found.link.employer, found.decided_at), "long")

    @property
    def has_file(self) -> bool:
        return bool(self.credential.proof.file)

    @property
    def has_preview(self) -> bool:
        return bool(self.credential.proof.preview)

    @property
    def file_kind(self) -> str:
        """Say what the file is, and how many pages it has."""
        proof = self.credential.proof
        kind = MediaType(proof.media_type).label
        return f"{kind}, {proof.pages} páginas" if proof.pages > 1 else kind

    @property
    def reason(self) -> str:
        reason = self.credential.refusal_reason
        return RefusalReason(reason).label if reason else ""

    @property
    def is_ours(self) -> bool:
        return self.credential.refusal_reason == RefusalReason.OURS


def declared(credential: ExternalCredential) -> list[Shown]:
    """Return what the person copied from the paper."""
    cnpj = f"CNPJ {format_cnpj(credential.issuer_cnpj)}" if credential.issuer_cnpj else ""
    dense = is_dense(
        minutes=credential.declared_minutes,
        starts_on=credential.starts_on,
        ends_on=credential.ends_on,
    )
    per_day = "São mais de 10 horas por dia nesse período." if dense else ""
    rows = [
        Shown("Curso", credential.title),
        Shown("Instituição", credential.issuer_name, cnpj),
        Shown("Horas declaradas", hours_text(credential.declared_minutes), per_day),
        Shown("Período", period_text(credential.starts_on, credential.ends_on)),
    ]
    if credential.validation_code:
        rows.append(Shown("Código de validação", credential.validation_code))
    if credential.validation_address:
        rows.append(Shown("Endereço para conferir", credential.validation_address))
    return rows


def decision(credential: ExternalCredential) -> list[Shown]:
    """Return what human resources recognised; nothing where they did not."""
    if credential.accepted_minutes is None:
        return []
    return [
        Shown("Horas reconhecidas", hours_text(credential.accepted_minutes)),
        Shown("Como foi", capfirst(Modality(credential.modality).label)),
        Shown("Tipo de ação", capfirst(ActionKind(credential.action_kind).label)),
    ]


def found(checks: Iterable[CredentialCheck]) -> list[Told]:
    """Return what our check found, the gravest first."""
    told = [tell(Fact(Finding(check.finding), check.detail)) for check in checks]
    return sorted(told, key=lambda one: _WORST_FIRST.index(one.tone))


def row(credential: ExternalCredential, *, has_duplicate: bool) -> list[object]:
    """Return a row of the staff's list, in the order of :data:`COLUMNS`."""
    item = Item(credential)
    address = reverse("certificates:recognition", args=[credential.public_id])
    return [
        Cell(credential.link.shown_name, href=address),
        Cell(credential.title, note=credential.issuer_name),
        item.sent,
        Cell(item.badge, note="Enviado mais de uma vez" if has_duplicate else ""),
        item.hours,
    ]


def told_of(duplicates: Duplicates) -> str:
    """Say why certificates count as the same."""
    if duplicates.same_file:
        return "O mesmo arquivo foi enviado mais de uma vez."
    return "Outro envio traz o mesmo código da mesma instituição."


def told_of_others(duplicates: Duplicates) -> str:
    """Say how many more there are, of whom the reader is told nothing."""
    count = duplicates.elsewhere
    if not count:
        return ""
    if count == 1:
        return "Há mais um envio igual em outra instituição."
    return f"Há mais {count} envios iguais em outras instituições."


def sent_at(credential: ExternalCredential) -> str:
    """Say when somebody else sent the same, and what became of it."""
    when = timezone.localtime(credential.submitted_at, zone_of(credential.link.employer))
    return f"enviado em {when:%d/%m/%Y}, {CredentialState(credential.state).label}"

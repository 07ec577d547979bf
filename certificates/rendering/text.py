"""The words of the sheet, ready and in Portuguese."""

from dataclasses import dataclass

from certificates.rendering import wording
from certificates.snapshot.rules import (
    CertificateType,
    PersonFacts,
    Signature,
    Snapshot,
    SyllabusUnit,
    snapshot_digest,
)
from lms.common.codes import format_code
from lms.common.identifiers import format_cnpj

DEMO_MARK = "Demonstração, sem valor"

_VERBS = {
    CertificateType.COMPLETION: "concluiu",
    CertificateType.PARTICIPATION: "participou de",
    CertificateType.COMPETENCE: "demonstrou as competências de",
    CertificateType.TEACHING: "ministrou",
    CertificateType.PRECEPTORSHIP: "exerceu a preceptoria de",
}


@dataclass(frozen=True)
class Words:
    """A run of text; strong words are those that HR looks for first."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Stop:
    """A stop on the person's path: a figure and what it means."""

    figure: str
    label: str


@dataclass(frozen=True)
class Signed:
    """A signature as printed."""

    name: str
    post: str
    how: str


@dataclass(frozen=True)
class Row:
    """A unit of the syllabus as printed."""

    title: str
    modality: str
    conducted_by: str
    hours: str


@dataclass(frozen=True)
class Total:
    """A line under the syllabus."""

    label: str
    hours: str


@dataclass(frozen=True, kw_only=True)
class Text:
    """Every text of the sheet, in the order in which it is read."""

    title: str
    author: str
    demo: str
    issuer: str
    issuer_line: str
    type: str
    number: str
    path: list[Stop]
    name: str
    identity: str
    course: str
    kind: str
    sentence: list[Words]
    setting: str
    signatures: list[Signed]
    code: str
    address: str
    rows: list[Row]
    totals: list[Total]
    competences: list[str]
    facilitators: list[str]
    registry: list[str]
    digest: list[str]
    notes: list[str]


def text_of(snapshot: Snapshot, person: PersonFacts, sealing: str = "") -> Text:
    """Return the words and figures of the sheet.

    Args:
        snapshot: what the paper says.
        person: whose it is.
        sealing: how this very file is signed, where it is.
    """
    return Text(
        title=f"{snapshot.certificate_type.label} nº {snapshot.number}: {snapshot.course_title}",
        author=snapshot.issuer.legal_name,
        demo=DEMO_MARK if snapshot.is_demo else "",
        issuer=snapshot.issuer.legal_name,
        issuer_line=_issuer_line(snapshot),
        type=snapshot.certificate_type.label,
        number=f"nº {snapshot.number}",
        path=_path(snapshot),
        name=person.printed_name,
        identity=_identity(snapshot, person),
        course=snapshot.course_title,
        kind=wording.kind_line(snapshot),
        sentence=_sentence(snapshot),
        setting=_setting(snapshot),
        signatures=[_signed(signature) for signature in snapshot.signatures],
        code=format_code(snapshot.code),
        address=f"{snapshot.verify_host}/v",
        rows=[_row(unit) for unit in snapshot.syllabus],
        totals=_totals(snapshot),
        competences=list(snapshot.competences),
        facilitators=[
            _joined(", ", someone.name, someone.title) for someone in snapshot.facilitators
        ],
        registry=_registry(snapshot),
        digest=_halves(snapshot_digest(snapshot)),
        notes=[note for note in (*snapshot.legal_notes, sealing) if note],
    )


def _issuer_line(snapshot: Snapshot) -> str:
    issuer = snapshot.issuer
    cnpj = f"CNPJ{wording.NBSP}{format_cnpj(issuer.cnpj)}"
    return _joined(" · ", issuer.unit, cnpj, f"{issuer.municipality}/{issuer.uf}")


def _identity(snapshot: Snapshot, person: PersonFacts) -> str:
    cpf = f"CPF{wording.NBSP}{person.cpf_masked}" if person.cpf_masked else ""
    staff = f"matrícula{wording.NBSP}{person.staff_number}" if person.staff_number else ""
    return _joined(", ", cpf, staff, _VERBS[snapshot.certificate_type])


def _path(snapshot: Snapshot) -> list[Stop]:
    arrival = f"até {wording.short_date(snapshot.ends_on)}"
    lessons = wording.lesson_hours(snapshot.total_minutes, snapshot.lesson_minutes)
    return [
        Stop(wording.short_date(snapshot.starts_on), "começo"),
        *(
            Stop(wording.hours(minutes), label)
            for minutes, label in wording.split_by_modality(snapshot.hours)
        ),
        Stop(wording.whole_hours(snapshot.total_minutes), _joined(" · ", lessons, arrival)),
    ]


def _sentence(snapshot: Snapshot) -> list[Words]:
    days = wording.period(snapshot.starts_on, snapshot.ends_on)
    attendance = snapshot.attendance_percent
    presence = "" if attendance is None else f", com {attendance}% de presença"
    return [
        Words("Carga horária de "),
        Words(wording.workload(snapshot.total_minutes, snapshot.lesson_minutes), strong=True),
        Words(f", {days}{presence}. {wording.result_label(snapshot)}:{wording.NBSP}"),
        Words(snapshot.result, strong=True),
        Words("."),
    ]


def _setting(snapshot: Snapshot) -> str:
    partners = wording.listed(list(snapshot.partners))
    place = f"Local: {snapshot.place}." if snapshot.place else ""
    return _joined(" ", place, f"Parceria: {partners}." if partners else "")


def _signed(signature: Signature) -> Signed:
    day = wording.short_date(signature.signed_on)
    return Signed(signature.name, signature.post, f"{signature.level.label}, {day}")


def _row(unit: SyllabusUnit) -> Row:
    return Row(unit.title, unit.modality_label, unit.conducted_by, wording.hours(unit.minutes))


def _totals(snapshot: Snapshot) -> list[Total]:
    """Return the sum of the units and, where it differs, what the certificate attests."""
    split = wording.split_sentence(snapshot.hours)
    attested = Total(f"Carga horária: {split}", wording.hours(snapshot.total_minutes))
    units = sum(unit.minutes for unit in snapshot.syllabus)
    if units in {0, snapshot.total_minutes}:
        return [attested]
    return [Total("Soma das unidades do curso", wording.hours(units)), attested]


def _registry(snapshot: Snapshot) -> list[str]:
    issuer = snapshot.issuer
    lines = [
        f"{snapshot.certificate_type.label} nº {snapshot.number}",
        snapshot.registry,
        f"Emitido em {wording.long_date(snapshot.issued_on)}",
        issuer.act,
        f"Endereço: {issuer.address}" if issuer.address else "",
        snapshot.programme,
    ]
    return [f"{line.removesuffix('.')}." for line in lines if line]


def _halves(digest: str) -> list[str]:
    """Return the digest in two lines of eight groups, to be compared by eye."""
    groups = wording.digest_groups(digest)
    middle = len(groups) // 2
    return [" ".join(groups[:middle]), " ".join(groups[middle:])]


def _joined(separator: str, *parts: str) -> str:
    return separator.join(filter(None, parts))

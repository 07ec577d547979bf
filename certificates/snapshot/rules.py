"""What a certificate says, frozen: the snapshot, its canonical text and its digests.

The content is what an HR department asks for on paper: domain.md, section 4.1.
"""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from django.db.models import TextChoices
from pydantic import ConfigDict, TypeAdapter

# Of a snapshot whose issuer has no layout, and of one that has.
PLAIN, WITH_LAYOUT = 1, 2
SALT_MIN_BYTES = 16
MAX_NAME_LENGTH = 200
MAX_TITLE_LENGTH = 300
MAX_SIGNATURES = 3
MAX_LINE_LENGTH = 200

FREE_COURSE_NOTES = (
    "Curso livre (Lei 9.394/1996 e Decreto 5.154/2004).",
    "Não substitui diploma nem habilita para profissão.",
    "Assinatura simples com selo do servidor (Lei 14.063/2020, art. 4º).",
    "CPF em parte oculto (Lei 13.709/2018).",
)


class CertificateType(TextChoices):
    """What the certificate attests (domain.md, section 3.5).

    Career rules tell passing from mere attendance: a completion was assessed and passed, which
    attests the course's competences; a participation was not assessed and lists none. Teaching and
    preceptorship are of who taught. A competence attested apart from a course is known here, and
    no service issues it yet.
    """

    COMPLETION = "completion", "Certificado de conclusão"
    PARTICIPATION = "participation", "Certificado de participação"
    COMPETENCE = "competence", "Certificado de competência"
    TEACHING = "teaching", "Certificado de docência"
    PRECEPTORSHIP = "preceptorship", "Certificado de preceptoria"


class SignatureLevel(TextChoices):
    """Levels of electronic signature. Source: Lei 14.063/2020, art. 4º."""

    SIMPLE = "simple", "assinatura simples"
    ADVANCED = "advanced", "assinatura avançada"
    QUALIFIED = "qualified", "assinatura qualificada"


class _Strict:
    """Makes a stored snapshot with an unknown field unreadable rather than half read."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


@dataclass(frozen=True, kw_only=True)
class Issuer(_Strict):
    """Who issues: ``cnpj`` without mask; ``act`` is the act that created the school or unit."""

    legal_name: str
    cnpj: str
    municipality: str
    uf: str
    unit: str = ""
    act: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class HoursSplit(_Strict):
    """Clock minutes by modality."""

    online_minutes: int = 0
    classroom_minutes: int = 0
    in_service_minutes: int = 0
    assessment_minutes: int = 0

    def __post_init__(self) -> None:
        if any(minutes < 0 for minutes in asdict(self).values()):
            raise ValueError(f"minutes of a certificate cannot be negative: {self}")

    @property
    def total_minutes(self) -> int:
        """Return the sum of all modalities."""
        return sum(asdict(self).values())


@dataclass(frozen=True, kw_only=True)
class SyllabusUnit(_Strict):
    """A unit of the syllabus: clock minutes, how it was given and who conducted it."""

    title: str
    minutes: int
    modality_label: str = ""
    conducted_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Facilitator(_Strict):
    """Who taught, with the title that qualifies them."""

    name: str
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Signature(_Strict):
    """Who answers for the certificate, in which post, and since when."""

    name: str
    post: str
    signed_on: date
    level: SignatureLevel = SignatureLevel.SIMPLE


@dataclass(frozen=True, kw_only=True)
class LayoutUsed(_Strict):
    """The version of the issuer's layout: it holds what is printed and says nothing.

    Attributes:
        public_id: of that version.
        digest: SHA-256 of its colours and its logo, as 64 hexadecimal digits.
    """

    public_id: str
    version: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class PersonFacts(_Strict):
    """The personal facts of a certificate: kept in an erasable row, never in the snapshot."""

    printed_name: str
    cpf_masked: str
    staff_number: str | None = None

    def __post_init__(self) -> None:
        _require_length("printed_name", self.printed_name, MAX_NAME_LENGTH)


@dataclass(frozen=True, kw_only=True)
class Snapshot(_Strict):
    """Every fact that a certificate prints, but the personal ones.

    Attributes:
        number: as printed, ``12/2026``: sequence and civil year of the issuer's zone.
        code: 17 symbols, without hyphens (``lms.common.codes``).
        verify_host: the host printed on the paper; it answers for ever (D14).
        person_digest: salted digest of the ``PersonFacts``.
        action_kind: printed label, ``atualização``.
        modality_label: printed label, ``híbrido``.
        lesson_minutes: length of a lesson-hour; 60 where an hour is a clock hour.
        total_minutes: clock minutes, the sum of ``hours`` (D20).
        attendance_percent: whole per cent, or ``None`` where attendance is not taken.
        result: printed label, ``aprovação``; in what capacity, of who taught.
        registry: book and page, or the register's identifier.
        programme: the action of the yearly programme and the council's act, if any.
        opening: a line of the issuer's layout, above all that is attested.
        closing: another, below it.
        layout: where the colours and the logo are; nothing where the issuer had no layout.
    """

    certificate_type: CertificateType
    number: str
    code: str
    verify_host: str
    issuer: Issuer
    person_digest: str
    course_title: str
    action_kind: str
    modality_label: str
    hours: HoursSplit
    lesson_minutes: int
    total_minutes: int
    starts_on: date
    ends_on: date
    place: str
    result: str
    issued_on: date
    attendance_percent: int | None = None
    partners: tuple[str, ...] = ()
    syllabus: tuple[SyllabusUnit, ...] = ()
    competences: tuple[str, ...] = ()
    facilitators: tuple[Facilitator, ...] = ()
    signatures: tuple[Signature, ...] = ()
    registry: str = ""
    programme: str = ""
    legal_notes: tuple[str, ...] = FREE_COURSE_NOTES
    is_demo: bool = False
    opening: str = ""
    closing: str = ""
    layout: LayoutUsed | None = None
    schema_version: int = PLAIN

    def __post_init__(self) -> None:
        _require_length("course_title", self.course_title, MAX_TITLE_LENGTH)
        self._require_version()
        if self.total_minutes != self.hours.total_minutes:
            raise ValueError(f"{self.total_minutes} minutes are not the sum of {self.hours}")
        if len(self.signatures) > MAX_SIGNATURES:
            raise ValueError(f"the sheet has room for {MAX_SIGNATURES} signatures")
        if self.lesson_minutes <= 0:
            raise ValueError(f"a lesson cannot last {self.lesson_minutes} minutes")
        if self.ends_on < self.starts_on:
            raise ValueError(f"the course ends on {self.ends_on}, before it starts")

    def _require_version(self) -> None:
        if self.schema_version not in {PLAIN, WITH_LAYOUT}:
            raise ValueError(f"unknown schema version of a snapshot: {self.schema_version}")
        if (self.layout is None) != (self.schema_version == PLAIN):
            raise ValueError(f"schema version {self.schema_version} does not fit {self.layout}")
        if self.layout is None and (self.opening or self.closing):
            raise ValueError("only a layout has lines of its own")
        if max(len(self.opening), len(self.closing)) > MAX_LINE_LENGTH:
            raise ValueError(f"a line of a layout has at most {MAX_LINE_LENGTH} characters")


def format_number(*, sequence: int, year: int) -> str:
    """Return the number of a certificate as it is printed, ``12/2026``."""
    return f"{sequence}/{year}"


def verify_url(snapshot: Snapshot) -> str:
    """Return the public address of the verdict, in lower case but for the code."""
    host = snapshot.verify_host
    return f"{scheme_of(host)}://{host}/v/{snapshot.code}"


def scheme_of(verify_host: str) -> str:
    """Return the scheme under which a printed host answers, in lower case.

    Always TLS (decision D14), but for a demonstration's certificate: that names the machine
    itself, which has none.
    """
    name, _, _port = verify_host.partition(":")
    return "http" if name in {"localhost", "127.0.0.1"} else "https"


def person_digest(facts: PersonFacts, salt: bytes) -> str:
    """Return the digest of ``facts`` that the snapshot keeps, as 64 hexadecimal digits.

    The salt is stored beside the facts and erased with them: after that nobody can confirm a
    guessed name or CPF from the digest alone (D8). No staff number and an empty one are the same.
    """
    if len(salt) < SALT_MIN_BYTES:
        raise ValueError(f"a salt needs {SALT_MIN_BYTES} bytes, not {len(salt)}")
    text = canonical_text(asdict(facts) | {"staff_number": facts.staff_number or None})
    return hmac.new(salt, text.encode(), hashlib.sha256).hexdigest()


def facts_of(snapshot: Snapshot) -> dict[str, Any]:
    """Return the facts of ``snapshot`` by name, those alone that its version has."""
    facts = asdict(snapshot)
    if snapshot.schema_version == PLAIN:
        for name in _OF_LAYOUT:
            del facts[name]
    return facts


def canonical_json(snapshot: Snapshot) -> str:
    """Return the one text of ``snapshot``: sorted keys, no blanks, ISO dates, plain Unicode."""
    return canonical_text(facts_of(snapshot))


def snapshot_from_json(text: str) -> Snapshot:
    """Return the snapshot that ``canonical_json`` wrote.

    Raises:
        ValueError: unknown version, unknown or missing field, or a value of another type.
    """
    return _SNAPSHOT.validate_json(text, strict=True)


def snapshot_digest(snapshot: Snapshot) -> str:
    """Return the SHA-256 of the canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(snapshot).encode()).hexdigest()


def canonical_text(facts: object) -> str:
    """Return the one JSON text of facts: sorted keys, no blanks, ISO dates, plain Unicode."""
    return json.dumps(
        facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=date.isoformat
    )


def _require_length(field: str, text: str, longest: int) -> None:
    if not text.strip() or len(text) > longest:
        raise ValueError(f"{field} needs 1 to {longest} characters, not {len(text)}")


# What snapshots of the second version say beside those of the first.
_OF_LAYOUT = ("opening", "closing", "layout")
_SNAPSHOT = TypeAdapter(Snapshot)

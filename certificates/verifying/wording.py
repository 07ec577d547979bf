"""A verdict in words: the rows of the page, with every fact that the paper prints."""

from dataclasses import dataclass

from certificates.credentials.rules import PdfSeal
from certificates.rendering import wording
from certificates.snapshot.rules import Issuer, PersonFacts, Signature, Snapshot
from certificates.verifying.rules import Answer, Facts, ReportFacts, Verdict, reason_label
from cms.look.components.filters import brmoment
from cms.look.parts import Fact
from cms.look.rules import date_text, period_text
from lms.common.identifiers import format_cnpj

ERASED = "Nome retirado a pedido da pessoa"
ERASED_NOTE = "Os outros dados e a impressão digital do arquivo continuam valendo como prova."

# The component's shape, by answer; any other answer has the plain one.
SHAPES = {
    Answer.VALID: "valid",
    Answer.REPLACED: "replaced",
    Answer.REVOKED: "revoked",
    Answer.REPORT: "valid",
    Answer.TRANSCRIPT: "valid",
    Answer.TRANSCRIPT_ANNULLED: "replaced",
    Answer.TRANSCRIPT_REVOKED: "replaced",
}
SAYINGS = {
    Answer.VALID: "Emitido por nós e em vigor.",
    Answer.REPLACED: "Existe um certificado mais novo.",
    Answer.REVOKED: "Foi emitido, mas deixou de valer.",
    Answer.PREPARING: "O certificado existe e o arquivo fica pronto em instantes.",
    Answer.NOT_FOUND: "Nenhum certificado com este código.",
    Answer.MISTYPED: "Alguma letra ou número está trocado. Compare com o papel, grupo por grupo.",
    Answer.REPORT: "É um relatório de conferência que fizemos.",
    Answer.TRANSCRIPT: "Estas horas estavam lançadas quando ele saiu.",
    Answer.TRANSCRIPT_ANNULLED: "O papel é nosso, mas algumas horas deixaram de valer.",
    Answer.TRANSCRIPT_REVOKED: "O papel é nosso, mas um certificado dele foi revogado.",
    Answer.LIMITED: "Você tentou muitos códigos que não existem.",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """What to do about a certificate that does not count any more."""

    tone: str
    title: str


def say(verdict: Verdict) -> str:
    """Return the sentence under the verdict's word."""
    return SAYINGS.get(verdict.answer) or verdict.sentence


def notice(answer: Answer, *, has_replacement: bool) -> Notice | None:
    """Return what stands above the facts of a certificate that was revoked or replaced."""
    if answer == Answer.REVOKED:
        return Notice("stop", "Não aceite este certificado")
    if answer == Answer.REPLACED:
        which = "Use" if has_replacement else "Peça à pessoa"
        return Notice("wait", f"{which} o certificado novo")
    return None


def ending(verdict: Verdict) -> str:
    """Return when a certificate stopped counting and why, as far as that is public."""
    if verdict.ended_on is None:
        return ""
    when = f"{verdict.answer.label} em {date_text(verdict.ended_on, 'long')}."
    reason = reason_label(verdict)
    return f"{when} Motivo: {reason}." if reason else when


def rows(facts: Facts) -> list[Fact]:
    """Return the main facts, in the order in which a person compares them with the paper."""
    snapshot = facts.snapshot
    issuer = snapshot.issuer
    return [
        person_row(facts.person),
        Fact("Curso", snapshot.course_title, wording.kind_line(snapshot)),
        Fact("Carga horária", _workload(snapshot), wording.split_sentence(snapshot.hours)),
        Fact("Período", period_text(snapshot.starts_on, snapshot.ends_on)),
        Fact(wording.result_label(snapshot), _result(snapshot)),
        Fact("Quem emitiu", _issuer_name(issuer), f"CNPJ {format_cnpj(issuer.cnpj)}"),
        Fact(
            "Emissão",
            f"{date_text(snapshot.issued_on, 'long')} · nº{wording.NBSP}{snapshot.number}",
        ),
        Fact("Tipo", snapshot.certificate_type.label),
        *(_signature(signature) for signature in snapshot.signatures),
        *pdf_seal_rows(facts.pdf_seal),
    ]


def report_rows(report: ReportFacts) -> list[Fact]:
    """Return what is known of a report of checks."""
    return [
        Fact("Feito em", f"{brmoment(report.made_at, 'long')}, no horário de Brasília"),
        Fact("Conferidos", str(sum(report.totals.values()))),
        *(Fact(word, str(count)) for word, count in report.totals.items()),
    ]


def more_rows(snapshot: Snapshot) -> list[Fact]:
    """Return the rest of what the paper says, without the rows that would be empty."""
    issuer = snapshot.issuer
    told = [
        Fact("No alto", snapshot.opening),
        Fact("No fim", snapshot.closing),
        Fact("Lugar", snapshot.place),
        Fact("Quem ensinou", _people(snapshot)),
        Fact("Competências", "; ".join(snapshot.competences)),
        Fact("Parceria", wording.listed(list(snapshot.partners))),
        Fact("Setor", issuer.unit),
        Fact("Ato de criação", issuer.act),
        Fact("Endereço", issuer.address),
        Fact("Programa anual", snapshot.programme),
        Fact("Registro", snapshot.registry),
    ]
    return [row for row in told if row.value]


def syllabus(snapshot: Snapshot) -> list[Fact]:
    """Return the units with their hours."""
    return [
        Fact(
            unit.title,
            wording.hours(unit.minutes),
            " · ".join(filter(None, (unit.modality_label, unit.conducted_by))),
        )
        for unit in snapshot.syllabus
    ]


def grouped(digest: str) -> str:
    """Return a digest in groups, as the paper prints it."""
    return " ".join(wording.digest_groups(digest))


def person_row(person: PersonFacts | None) -> Fact:
    """Return whose the paper is, as far as that is public."""
    if person is None:
        return Fact("Pessoa", ERASED, ERASED_NOTE)
    staff = f"matrícula {person.staff_number}" if person.staff_number else ""
    identity = f"CPF {person.cpf_masked}"
    return Fact("Pessoa", person.printed_name, " · ".join(filter(None, (identity, staff))))


def _workload(snapshot: Snapshot) -> str:
    return wording.workload(snapshot.total_minutes, snapshot.lesson_minutes)


def _result(snapshot: Snapshot) -> str:
    result = snapshot.result[:1].upper() + snapshot.result[1:]
    attendance = snapshot.attendance_percent
    return result if attendance is None else f"{result} · {attendance}% de presença"


def _issuer_name(issuer: Issuer) -> str:
    return f"{issuer.legal_name} · {issuer.municipality}/{issuer.uf}"


def _signature(signature: Signature) -> Fact:
    level = signature.level.label
    how = f"{level[:1].upper()}{level[1:]}, em {date_text(signature.signed_on, 'long')}"
    return Fact("Assinatura", f"{signature.name}, {signature.post}", how)


def pdf_seal_rows(seal: PdfSeal | None) -> list[Fact]:
    """Return who signed inside the PDF, where somebody did."""
    if seal is None:
        return []
    level = seal.level.label
    how = f"{level[:1].upper()}{level[1:]}, feita pelo servidor (PAdES)"
    return [Fact("Selo no PDF", seal.owner, how)]


def _people(snapshot: Snapshot) -> str:
    return "; ".join(
        ", ".join(filter(None, (someone.name, someone.title))) for someone in snapshot.facilitators
    )

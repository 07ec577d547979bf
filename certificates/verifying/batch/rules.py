"""What is brought to be checked, and what is said of each thing; pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Self

from pydantic import TypeAdapter

from certificates.verifying import file_wording
from certificates.verifying.batch.scanning import Found
from certificates.verifying.files import (
    FileClaim,
    FileVerdict,
    Finding,
    UnreadClaim,
    claim_of,
    imitates,
)
from certificates.verifying.rules import Answer, Facts, Verdict
from certificates.verifying.wording import ending
from lms.common.codes import format_code

MOST_CODES: Final = 500
MOST_FILES: Final = 200
LONGEST_NAME: Final = 120
FEW_LINES: Final = 4

SENTENCES: Final = {
    Answer.REPLACED: "Peça o certificado novo.",
    Answer.REVOKED: "Não aceite.",
    Answer.TRANSCRIPT: "É um histórico de horas, não um certificado. Abra a página dele.",
    Answer.TRANSCRIPT_ANNULLED: "É um histórico de horas. Abra a página: algumas foram anuladas.",
    Answer.TRANSCRIPT_REVOKED: (
        "É um histórico de horas. Abra a página: um certificado dele foi revogado."
    ),
    Answer.REPORT: "É um relatório de conferência, não um certificado. Confira os códigos dele.",
    Answer.PREPARING: "O arquivo fica pronto em instantes.",
    Answer.NOT_FOUND: "Nenhum certificado com este código. Confira no papel, e o endereço do QR.",
    Answer.LIMITED: (
        "Não conferimos: há códigos demais que não existem. Veja se são mesmo nossos"
        " e tente daqui a dez minutos."
    ),
}
TONES: Final = {Answer.VALID: "ok", Answer.REVOKED: "stop", Answer.LIMITED: "wait"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One thing to be checked: a code, sound or not, or a file that the browser read.

    Attributes:
        label: the code as typed, or the file's name.
        lines: where a code stands in the text.
        problem: what is wrong with the code, in a sentence.
        host: whose page the text names beside the code.
        file: what the browser read, for a file.
        is_limited: it was one code too many that does not exist, and stays unanswered.
    """

    label: str
    lines: tuple[int, ...] = ()
    code: str = ""
    problem: str = ""
    host: str = ""
    file: FileClaim | None = None
    is_limited: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """Return every code that is asked for."""
        if self.file:
            return self.file.codes
        return (self.code,) if self.code else ()

    @classmethod
    def of_code(cls, found: Found) -> Self:
        """Return what was found in a text."""
        label = format_code(found.code) if found.code else found.typed[:LONGEST_NAME]
        return cls(
            label=label, lines=found.lines, code=found.code, problem=found.problem, host=found.host
        )

    def packed(self) -> dict[str, Any]:
        """Return it for JSON, without what is empty."""
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """What is said of one entry.

    Attributes:
        tone: as of a badge.
        word: one or two words: valid, identical, altered.
        sentence: what it means and what to do; nothing where all is well.
        verdict: on the certificate, where there is one.
    """

    entry: Entry
    tone: str
    word: str
    sentence: str = ""
    verdict: Verdict | None = None

    @property
    def is_well(self) -> bool:
        """Tell whether the certificate counts, and nothing about it asks for attention."""
        return self.tone == "ok"

    @property
    def facts(self) -> Facts | None:
        """Return the facts of the certificate, where they are public."""
        return self.verdict.facts if self.verdict else None


_ENTRIES: Final = TypeAdapter(list[Entry])
# Its reader stops at the hundredth level, where Python's would fall.
_FILES: Final = TypeAdapter(list[Any])


def unpacked(packed: object) -> list[Entry]:
    """Return the entries that were packed one by one."""
    return _ENTRIES.validate_python(packed)


def files_of(written: str) -> list[Entry]:
    """Return the files that the browser read, as its script writes them; nothing for nonsense."""
    try:
        told = _FILES.validate_json(written or "[]")
    except ValueError:
        return []
    return [_file(one) for one in told if isinstance(one, dict)]


def _file(told: Mapping[str, Any]) -> Entry:
    label = str(told.get("name", ""))[:LONGEST_NAME] or "sem nome"
    try:
        file = claim_of(
            str(told.get("sha256", "")),
            _texts(told.get("codes")),
            _texts(told.get("hosts")),
            str(told.get("problem", "")),
        )
    except UnreadClaim:
        file = FileClaim(sha256="", problem=Finding.UNREADABLE)
    return Entry(label=label, file=file)


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def limit_misses(entries: Sequence[Entry], known: Iterable[str], granted: int) -> list[Entry]:
    """Leave unanswered what goes beyond the codes that may not exist.

    Args:
        entries: in the order of the list.
        known: the codes that exist.
        granted: how many that do not exist are answered.
    """
    existing, told = set(known), []
    for entry in entries:
        if is_miss(entry, existing):
            granted -= 1
            entry = replace(entry, is_limited=granted < 0)  # noqa: PLW2901 - the same entry, marked
        told.append(entry)
    return told


def is_miss(entry: Entry, known: Iterable[str]) -> bool:
    """Tell whether an entry asks for a code that does not exist."""
    return bool(entry.code) and entry.code not in known


def code_line(entry: Entry, verdict: Verdict | None, our_hosts: frozenset[str]) -> Line:
    """Return what is said of a code."""
    if entry.problem:
        return Line(
            entry=entry,
            tone="wait",
            word=Answer.MISTYPED.label,
            sentence=_joined(entry.problem, _again(entry)),
        )
    if verdict is None:
        answer = Answer.LIMITED if entry.is_limited else Answer.NOT_FOUND
        return Line(
            entry=entry,
            tone="wait",
            word=answer.label,
            sentence=_joined(SENTENCES[answer], _beside(entry, our_hosts), _again(entry)),
        )
    beside = _beside(entry, our_hosts)
    said = SENTENCES.get(verdict.answer, "")
    return Line(
        entry=entry,
        tone="wait" if beside else TONES.get(verdict.answer, "wait"),
        word=verdict.answer.label,
        sentence=_joined(ending(verdict), said, beside, _again(entry)),
        verdict=verdict,
    )


def file_line(entry: Entry, found: FileVerdict, *, ours: str) -> Line:
    """Return what is said of a file."""
    told = file_wording.tell(found, ours=ours)
    verdict, tone, word = found.verdict, told.tone, told.title
    if found.finding == Finding.IDENTICAL and verdict and verdict.answer != Answer.VALID:
        # A report of ours is as we made it, and still no certificate.
        tone, word = "wait" if tone == "ok" else tone, verdict.answer.label
    sentence = "" if tone == "ok" else _joined(told.sentence, told.more)
    return Line(entry=entry, tone=tone, word=word, sentence=sentence, verdict=verdict)


def totals(lines: Iterable[Line]) -> dict[str, int]:
    """Return how many lines have each word, the most frequent first."""
    return dict(Counter(line.word for line in lines).most_common())


def where(entry: Entry) -> str:
    """Return in which lines of the text a code stands."""
    if not entry.lines:
        return ""
    shown = [str(line) for line in entry.lines[:FEW_LINES]]
    more = len(entry.lines) - FEW_LINES
    if more > 0:
        return f"linhas {', '.join(shown)} e mais {more}"
    if len(shown) == 1:
        return f"linha {shown[0]}"
    return f"linhas {', '.join(shown[:-1])} e {shown[-1]}"


def _again(entry: Entry) -> str:
    return f"Aparece {len(entry.lines)} vezes." if len(entry.lines) > 1 else ""


def _beside(entry: Entry, our_hosts: frozenset[str]) -> str:
    """Warn of an address beside the code that is not ours."""
    if not entry.host or entry.host in our_hosts:
        return ""
    if imitates(entry.host, our_hosts):
        return f"O endereço ao lado, {entry.host}, imita o nosso: não use aquele site."
    return f"O endereço ao lado, {entry.host}, não é nosso."


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))

"""What a browser read of a PDF, and what that makes of the file: identical, altered or unknown.

The file itself stays on the device. Its SHA-256 is knowledge of the file: nobody guesses one, so
whoever has it may hear what became of the certificate. The codes are a hint, no more.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from django.db.models import TextChoices

from certificates.verifying.rules import Verdict
from lms.common.codes import CodeTypo, NotACode, parse_code
from lms.common.errors import DomainError

# As the browser's script stops, and as much as one file can need.
MOST_CODES: Final = 12
MOST_HOSTS: Final = 4
LONGEST_HOST: Final = 120
ALIKE: Final = 0.8

_SHA256 = re.compile(r"[0-9a-f]{64}")
_DRAWN_ALIKE = str.maketrans("015", "ols")


class Problem(TextChoices):
    """Why a browser could not look for codes."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    NOT_A_PDF = "not_pdf"
    ENCRYPTED = "encrypted"


class Finding(TextChoices):
    """What a file is; the first two words are identical and altered, all others unknown."""

    IDENTICAL = "identical", "Idêntico"
    ALTERED = "altered", "Alterado"
    MANY_CODES = "many_codes", "Vários códigos"
    LOOK_ALIKE = "look_alike", "Endereço imitado"
    FOREIGN = "foreign", "De outro endereço"
    NO_SUCH_CODE = "no_such_code", "Não encontrado"
    NO_CODE = "no_code", "Desconhecido"
    ENCRYPTED = "encrypted", "Tem senha"
    NOT_A_PDF = "not_pdf", "Não é um PDF"
    TOO_LARGE = "too_large", "Grande demais"
    EMPTY = "empty", "Arquivo vazio"
    UNREADABLE = "unreadable", "Não deu para ler"
    LIMITED = "limited", "Muitas tentativas"


class UnreadClaim(DomainError):
    """What the browser sent says nothing of a file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileClaim:
    """What a browser read of a file.

    Attributes:
        sha256: in hexadecimal; nothing where the file was not read.
        codes: well-formed codes that are written in it, each once, in order.
        hosts: whose verification pages are written in it.
        problem: why it could not be read, if it could not.
    """

    sha256: str
    codes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileVerdict:
    """What a file is.

    Attributes:
        verdict: on the certificate that it is, or says to be.
        codes: those that it names, where that is the point.
        host: the address that is not ours.
    """

    finding: Finding
    verdict: Verdict | None = None
    codes: tuple[str, ...] = ()
    host: str = ""

    @property
    def is_miss(self) -> bool:
        """Tell whether it names one code, and there is none such."""
        return len(self.codes) == 1 and self.verdict is None


def claim_of(
    sha256: str, codes: Iterable[str], hosts: Iterable[str], problem: str = ""
) -> FileClaim:
    """Return what a browser says of a file, without whatever cannot be true.

    Raises:
        UnreadClaim: neither a digest nor a reason for having none.
    """
    known = problem if problem in Problem.values else ""
    if not _SHA256.fullmatch(sha256):
        if not known:
            raise UnreadClaim("Não deu para ler o arquivo. Escolha outra vez.")
        sha256 = ""
    return FileClaim(
        sha256=sha256,
        codes=tuple(dict.fromkeys(filter(None, map(_code, codes))))[:MOST_CODES],
        hosts=tuple(dict.fromkeys(filter(None, map(host_name, hosts))))[:MOST_HOSTS],
        problem=known,
    )


def judge(
    claim: FileClaim,
    *,
    by_file: Mapping[str, Verdict],
    by_code: Mapping[str, Verdict],
    our_hosts: frozenset[str],
) -> FileVerdict:
    """Return what a file is.

    Args:
        claim: what the browser read.
        by_file: verdicts by the digest of the stored file.
        by_code: verdicts by code, of those among its codes that exist.
        our_hosts: the names under which certificates of ours are checked.
    """
    same = by_file.get(claim.sha256)
    if same is not None:
        return FileVerdict(finding=Finding.IDENTICAL, verdict=same)
    if claim.problem:
        return FileVerdict(finding=Finding(claim.problem))
    if len(claim.codes) > 1:
        return FileVerdict(finding=Finding.MANY_CODES, codes=claim.codes)
    named = by_code.get(claim.codes[0]) if claim.codes else None
    return _of_one(claim, named, our_hosts | _printed_host(named))


def _of_one(claim: FileClaim, named: Verdict | None, our_hosts: frozenset[str]) -> FileVerdict:
    foreign = next((host for host in claim.hosts if host not in our_hosts), "")
    # An address of ours beside it does not make an imitation better.
    imitation = next((host for host in claim.hosts if imitates(host, our_hosts)), "")
    if imitation:
        return FileVerdict(
            finding=Finding.LOOK_ALIKE, verdict=named, codes=claim.codes, host=imitation
        )
    if named is not None:
        return FileVerdict(finding=Finding.ALTERED, verdict=named, codes=claim.codes)
    if foreign:
        return FileVerdict(finding=Finding.FOREIGN, codes=claim.codes, host=foreign)
    finding = Finding.NO_SUCH_CODE if claim.codes else Finding.NO_CODE
    return FileVerdict(finding=finding, codes=claim.codes)


def host_name(address: str) -> str:
    """Return the name of a host as it is compared: without its port, in lower case."""
    return address[:LONGEST_HOST].partition(":")[0].strip(".").casefold()


def imitates(host: str, our_hosts: Iterable[str]) -> bool:
    """Tell whether ``host``, which is none of ours, could be taken for one by a tired reader."""
    ours = frozenset(our_hosts)
    return host not in ours and any(_alike(host, own) for own in ours)


def _alike(host: str, own: str) -> bool:
    one, other = _skeleton(host), _skeleton(own)
    return (
        one == other
        or own in host
        or SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
    )


def _skeleton(host: str) -> str:
    """Return what a host looks like: without accents, digits read as letters, rn as m."""
    plain = unicodedata.normalize("NFKD", host)
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    drawn = letters.translate(_DRAWN_ALIKE).replace("rn", "m").replace("vv", "w")
    return drawn.replace("-", "")


def _printed_host(named: Verdict | None) -> frozenset[str]:
    facts = named.facts if named else None
    return frozenset({host_name(facts.snapshot.verify_host)}) if facts else frozenset()


def _code(typed: str) -> str:
    try:
        return parse_code(typed)
    except (CodeTypo, NotACode):
        return ""

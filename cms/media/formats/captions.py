"""Captions in WebVTT: checked line by line, so that an author learns what to mend."""

import re

from lms.common.errors import DomainError

LARGEST = 500_000
CUE = re.compile(
    r"^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})[ \t]+-->[ \t]+"
    r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?:[ \t].*)?$"
)


def check_captions(raw: bytes) -> None:
    """Go on if ``raw`` is a WebVTT file with something to read.

    Raises:
        DomainError: it is not; the sentence names the line.
    """
    if len(raw) > LARGEST:
        raise DomainError("As legendas passam de 500 kB. Envie só as deste vídeo.")
    try:
        lines = raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise DomainError("As legendas não estão em UTF-8. Salve de novo como UTF-8.") from None
    if not lines or not re.match(r"WEBVTT(?:[ \t].*)?$", lines[0]):
        raise DomainError(
            "As legendas precisam estar em WebVTT: a primeira linha do arquivo é “WEBVTT”."
        )
    if not _count_cues(lines):
        raise DomainError("As legendas não têm nenhuma fala com tempo.")


def _count_cues(lines: list[str]) -> int:
    count = 0
    for index, line in enumerate(lines):
        if "-->" not in line:
            continue
        _check_times(index + 1, line)
        if not "".join(lines[index + 1 : index + 2]).strip():
            raise DomainError(f"Na linha {index + 1} das legendas há um tempo sem fala.")
        count += 1
    return count


def _check_times(number: int, line: str) -> None:
    found = CUE.match(line.strip())
    times = [int(part or 0) for part in found.groups()] if found else []
    if not times or times[:4] >= times[4:]:
        raise DomainError(
            f"Na linha {number} das legendas o tempo não está certo. Escreva assim: "
            "00:01.000 --> 00:04.000"
        )

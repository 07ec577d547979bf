"""Finding codes in whatever people paste: a column, an e-mail, addresses, a spreadsheet's text.

What is clearly meant as a code is read, sound or not: in printed groups, behind our address, alone
in its line or cell. Words that happen to have the right number of letters are passed over.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from certificates.verifying.files import host_name
from lms.common.codes import CodeTypo, NotACode, parse_code

_SIGN = "[0-9A-Za-z]"
_DASH = "[-\u2010-\u2015\u2212_.·]"
_BLANK = "[ \t\u00a0\u2007\u202f]"
# Between two groups: nothing, blanks, a dash; an e-mail may break the line after a dash.
_GAP = f"(?:{_BLANK}{{0,3}}{_DASH}?{_BLANK}{{0,3}}|{_DASH}\r?\n[> \t]{{0,6}})"
_CODE: Final = re.compile(
    f"(?<!{_SIGN}){_SIGN}{{4}}(?:{_GAP}{_SIGN}{{4}}){{3}}{_GAP}{_SIGN}(?!{_SIGN})"
)
# A sign too many or too few: in groups, or alone in a line or a cell.
_GROUPS = f"{_SIGN}{{3,5}}(?:{_DASH}{_SIGN}{{3,5}}){{3}}(?:{_DASH}{_SIGN}{{0,2}})?"
_ALMOST: Final = re.compile(
    f"(?<![0-9A-Za-z-]){_GROUPS}(?![0-9A-Za-z-])"
    rf"|(?:(?<=[;,\t\n])|^)[ >*•\"']{{0,6}}{_SIGN}{{14,20}}(?=[ \"'\r]{{0,4}}(?:$|[;,\t\n]))"
)
_QUOTED: Final = re.compile(r"\r?\n[> \t]*")
_EDGE: Final = " \t\r\n>*•\"'“”;,."
_ADDRESS: Final = re.compile(r"([\w.-]{3,120}(?::\d{1,5})?)/v/$", re.IGNORECASE)
_AROUND: Final = 140
_GROUP_COUNT: Final = 5
_FEW_DIGITS: Final = 2


@dataclass(frozen=True, slots=True)
class Found:
    """A code that was found in a text, or something that was meant as one.

    Attributes:
        typed: as it stands in the text, in one line.
        code: as stored; nothing where it is not sound.
        problem: what is wrong with it, and nothing where it is sound.
        lines: where it stands, counted from 1; more than one is a repetition.
        host: whose verification page the text names just before it, if any.
    """

    typed: str
    code: str
    problem: str
    lines: tuple[int, ...]
    host: str = ""


def scan(text: str) -> list[Found]:
    """Return what is a code in ``text``, or was meant as one, each once, in order."""
    starts = [0, *accumulate(len(line) for line in text.split("\n"))]
    starts = [start + number for number, start in enumerate(starts)]
    found: dict[str, Found] = {}
    for place, one in sorted(_candidates(text), key=lambda pair: pair[0]):
        line = bisect_right(starts, place)
        key = one.code or "".join(filter(str.isalnum, one.typed.upper()))
        first = found.get(key)
        found[key] = replace(first or one, lines=(*(first.lines if first else ()), line))
    return list(found.values())


def _candidates(text: str) -> Iterator[tuple[int, Found]]:
    left = list(text)
    for match in _CODE.finditer(text):
        is_meant = _is_meant(match)
        one = _read(match.group()) if is_meant or _is_likely(match.group()) else None
        if one and (one.code or is_meant):
            left[match.start() : match.end()] = " " * len(match.group())
            yield match.start(), replace(one, host=_host(text, match.start()))
    for match in _ALMOST.finditer("".join(left)):
        typed = match.group().strip(_EDGE)
        if _has_both(typed):
            yield match.end() - len(typed), _read(typed)


def _read(typed: str) -> Found:
    typed = " ".join(_QUOTED.sub("", typed.strip(_EDGE)).split())
    try:
        return Found(typed, parse_code(typed), "", ())
    except (CodeTypo, NotACode) as problem:
        return Found(typed, "", problem.sentence, ())


def _is_meant(match: re.Match[str]) -> bool:
    """Tell whether somebody meant these signs as a code, sound or not."""
    typed, text = match.group(), match.string
    if len(re.findall(_DASH, typed)) == _GROUP_COUNT - 1:
        return True
    if _has_both(typed) and _is_even(typed):
        return True
    before = text[max(0, match.start() - _AROUND) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + _AROUND].partition("\n")[0]
    return before.casefold().endswith("/v/") or not (before + after).strip(_EDGE)


def _is_likely(typed: str) -> bool:
    """Tell whether a sound code would hardly be words by chance."""
    return any(map(str.isdigit, typed)) and any(map(str.isalpha, typed)) and _is_even(typed)


def _is_even(typed: str) -> bool:
    """Tell whether the groups are all parted in one way."""
    gaps = re.split(f"{_SIGN}+", typed)[1:-1]
    kinds = {gap.strip() for gap in gaps}
    return not gaps or (len(gaps) == _GROUP_COUNT - 1 and len(kinds) == 1)


def _has_both(typed: str) -> bool:
    """Tell whether letters and digits stand together, as in no word and in no number."""
    return sum(map(str.isdigit, typed)) >= _FEW_DIGITS and any(map(str.isalpha, typed))


def _host(text: str, place: int) -> str:
    before = _ADDRESS.search(text[max(0, place - _AROUND) : place])
    return host_name(before.group(1)) if before else ""

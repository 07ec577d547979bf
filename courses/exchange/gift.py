"""Questions from GIFT, the text format of Moodle. Pure.

Source of the format: Moodle's documentation, "GIFT format". What it cannot say of a question here,
and what we do not keep, is told line by line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from courses.exchange.grading import (
    WHOLE,
    Answer,
    number_in,
    plain,
    put_choice,
    put_number,
    truth_of,
    whole_texts,
)
from courses.exchange.items import (
    LONGEST_SOURCE,
    MOST_PARTS,
    TOO_LARGE,
    Found,
    list_item,
    texts,
)
from courses.exchange.markup import plain as plain_words
from courses.exchange.markup import tidy

GAP = "_____"
_ESCAPED = re.compile(r"\\([~=#{}:\\])")
_HIDDEN = {sign: chr(0xE000 + place) for place, sign in enumerate("~=#{}:\\")}
_SHOWN = {hidden: sign for sign, hidden in _HIDDEN.items()}
_NOT_ASKED = re.compile(r"^[ \t]*(?://|\$CATEGORY:).*$", re.MULTILINE)
_NAME = re.compile(r"\s*::(.*?)::", re.DOTALL)
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_ANSWER = re.compile(r"([=~])\s*(?:%(-?[0-9]+(?:[.,][0-9]+)?)%)?", re.DOTALL)
_RANGE = re.compile(r"(-?[0-9.,]{1,40}?)\s*\.\.\s*(-?[0-9.,]{1,40})")


def read(text: str) -> Iterator[Found]:
    """Return every question of a GIFT text, in order; none of it raises."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    text = _NOT_ASKED.sub("", text)
    text = _ESCAPED.sub(lambda found: _HIDDEN[found.group(1)], text)
    return map(_question, _apart(text))


def _apart(text: str) -> Iterator[str]:
    """Return the questions of a text: blank lines part them, but not within braces."""
    lines: list[str] = []
    depth = 0
    for line in [*text.split("\n"), ""]:
        if line.strip() or depth:
            depth = max(0, depth + line.count("{") - line.count("}"))
            lines.append(line)
        elif lines:
            yield "\n".join(lines).strip()
            lines = []
    if lines:
        yield "\n".join(lines).strip()


@dataclass
class _Reading:
    """How a question's texts are marked up."""

    is_html: bool
    losses: list[str]

    def words(self, raw: str) -> str:
        """Return a text in plain words, noting what is lost."""
        mark = _FORMAT.match(raw)
        is_html = mark.group(1).lower() == "html" if mark else self.is_html
        # A backslash that is meant stands hidden until here: "\\n" is a break, "C:\\\\notas" is none.
        text = _visible((raw[mark.end() :] if mark else raw).replace("\\n", "\n"))
        if not is_html:
            return tidy(text)
        words, losses = plain_words(text)
        self.losses += [loss for loss in losses if loss not in self.losses]
        return words


def _visible(text: str) -> str:
    return "".join(_SHOWN.get(letter, letter) for letter in text)


def _question(raw: str) -> Found:
    found = Found()
    if len(raw) > LONGEST_SOURCE:
        found.refusal = TOO_LARGE
        return found
    name = _NAME.match(raw)
    if name:
        found.name, raw = tidy(_visible(name.group(1))), raw[name.end() :]
    mark = _FORMAT.match(raw)
    reading = _Reading(mark is not None and mark.group(1).lower() == "html", found.losses)
    before, opening, rest = raw.partition("{")
    inside, closing, after = rest.rpartition("}")
    if not opening:
        found.value["prompt"] = reading.words(raw)
        found.refusal = "É só um texto, sem pergunta. Leve para a aula como parágrafo."
        return found
    if not closing:
        found.value["prompt"] = reading.words(before)
        found.refusal = "Falta fechar a chave “}” desta pergunta."
        return found
    _put_prompt(found, reading, before, after)
    _put_answers(found, reading, inside.strip())
    return found


def _put_prompt(found: Found, reading: _Reading, before: str, after: str) -> None:
    pieces = [reading.words(before), reading.words(after)]
    found.value["prompt"] = f" {GAP} ".join(pieces).strip() if pieces[1] else pieces[0]


def _put_answers(found: Found, reading: _Reading, inside: str) -> None:
    inside, general, feedback = inside.partition("####")
    if general:
        found.value["feedback"] = reading.words(feedback)
    inside = inside.strip()
    truth, _sign, told = inside.partition("#")
    if len(_ANSWER.findall(inside)) > MOST_PARTS:
        found.refusal = TOO_LARGE
    elif not inside:
        found.question_type = "reflection"
        found.losses.append("Era uma resposta aberta com nota. Aqui vira reflexão, sem nota.")
    elif inside.startswith("#"):
        _put_numbers(found, reading, inside[1:].strip())
    elif truth_of(truth) is not None and "=" not in inside and "~" not in inside:
        _put_truth(found, reading, truth, told)
    else:
        _put_listed(found, reading, inside)


def _put_truth(found: Found, reading: _Reading, truth: str, told: str) -> None:
    found.question_type = "true_false"
    found.value["is_true"] = truth_of(truth)
    said = [words for part in told.split("#", 2) if (words := reading.words(part))]
    if said and not found.value.get("feedback"):
        found.value["feedback"] = " ".join(said)
        if len(said) > 1:
            found.losses.append("As duas explicações, do acerto e do erro, viraram uma só.")


def _listed(reading: _Reading, inside: str) -> list[tuple[str, Answer]]:
    """Return the sign and the answer of each entry."""
    marks = list(_ANSWER.finditer(inside))
    ends = [*(mark.start() for mark in marks), len(inside)][1:]
    found = []
    for mark, end in zip(marks, ends, strict=True):
        text, _sign, feedback = inside[mark.end() : end].partition("#")
        usual = WHOLE if mark.group(1) == "=" else Decimal(0)
        share = number_in(mark.group(2)) if mark.group(2) else usual
        answer = Answer(reading.words(text), share or Decimal(0), reading.words(feedback))
        found.append((mark.group(1), answer))
    return found


def _put_listed(found: Found, reading: _Reading, inside: str) -> None:
    entries = _listed(reading, inside)
    answers = [answer for _sign, answer in entries]
    are_all_right = all(sign == "=" for sign, _answer in entries)
    if not entries:
        found.refusal = "Não deu para entender as respostas entre as chaves."
    elif are_all_right and all("->" in answer.text for answer in answers):
        _put_pairs(found, answers)
    elif are_all_right:
        found.question_type = "short_text"
        found.value["answers"] = texts(whole_texts(found, answers))
    else:
        is_single = any(sign == "=" for sign, _answer in entries)
        put_choice(found, answers, is_single=is_single)


def _put_pairs(found: Found, answers: list[Answer]) -> None:
    sides = [tuple(map(str.strip, answer.text.split("->", 1))) for answer in answers]
    found.question_type = "matching"
    found.value["pairs"] = [
        list_item({"left": left, "right": right}) for left, right in sides if left
    ]
    found.value["distractors"] = texts(right for left, right in sides if not left)


def _put_numbers(found: Found, reading: _Reading, inside: str) -> None:
    if not inside.startswith(("=", "~")):
        inside = f"={inside}"
    answers = [answer for _sign, answer in _listed(reading, inside)]
    whole = whole_texts(found, answers)
    if not whole:
        found.refusal = "Nenhum número vale a resposta inteira."
        return
    if len(whole) > 1:
        found.losses.append("Só o primeiro número ficou como resposta certa.")
    between = _RANGE.fullmatch(whole[0])
    if between:
        least, most = number_in(between.group(1)), number_in(between.group(2))
        if least is not None and most is not None:
            middle, spread = (least + most) / 2, abs(most - least) / 2
            put_number(found, plain(middle), plain(spread))
            return
    answer, _colon, tolerance = whole[0].partition(":")
    put_number(found, answer, tolerance)

"""Questions from Moodle XML. Pure.

Source of the format: Moodle's documentation, "Moodle XML format". Each type of question has one
reader in ``_READERS``; a type without one is refused by its name.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from xml.etree.ElementTree import Element

from courses.exchange.gaps import put_gaps
from courses.exchange.grading import (
    WHOLE,
    Answer,
    number_in,
    put_choice,
    put_number,
    truth_of,
    whole_texts,
)
from courses.exchange.items import (
    LONGEST_TEXT,
    MOST_PARTS,
    TOO_LARGE,
    Found,
    list_item,
    texts,
)
from courses.exchange.markup import plain, tidy

_VARIABLE = "dataset_definitions/dataset_definition"
# What a question may be called where nobody here reads it.
_NOT_QUESTIONS = {"category"}
# What a question may have many of.
_PARTS = ("answer", "subquestion", "dragbox", "selectoption", "units/unit", _VARIABLE)
_CLOZE = re.compile(r"\{[0-9.]*:([A-Z_]+):((?:[^{}\\]|\\.)*)\}", re.DOTALL)
_CLOZE_ANSWER = re.compile(r"(?:^|~)(=|%(-?[0-9]+(?:\.[0-9]+)?)%)?((?:[^~\\]|\\.)*)")
_SLOT = re.compile(r"\[\[([0-9]{1,3})\]\]")
_DIGITS = re.compile(r"[0-9]{1,3}")


def read(root: Element) -> Iterator[Found]:
    """Return every question of a ``<quiz>``, in order; none of it raises."""
    for one in root.iter("question"):
        if one.get("type", "") not in _NOT_QUESTIONS:
            yield _question(one)


def _question(element: Element) -> Found:
    found = Found(name=tidy(_text(element, "name/text")))
    found.value["prompt"] = _words(found, element.find("questiontext"))
    feedback = _words(found, element.find("generalfeedback"))
    if feedback:
        found.value["feedback"] = feedback
    kind = element.get("type", "")
    reader = _READERS.get(kind)
    if _is_endless(found, element):
        found.refusal = TOO_LARGE
    elif reader is None:
        found.refusal = f"O tipo “{kind}” do Moodle não existe aqui."
    else:
        reader(found, element)
    if element.find("hint") is not None:
        found.losses.append("As dicas entre tentativas ficaram de fora.")
    return found


def _is_endless(found: Found, element: Element) -> bool:
    has_many = any(len(element.findall(part)) > MOST_PARTS for part in _PARTS)
    return has_many or len(found.value["prompt"]) > LONGEST_TEXT


def _text(element: Element, path: str) -> str:
    return element.findtext(path) or ""


def _words(found: Found, element: Element | None) -> str:
    """Return a text in plain words, noting what is lost."""
    if element is None:
        return ""
    raw = element.findtext("text") or ""
    if element.get("format", "html") in {"plain_text", "markdown"}:
        return tidy(raw)
    words, losses = plain(raw)
    if element.find("file") is not None and not losses:
        losses = ["Ficou de fora um arquivo."]
    found.losses += [loss for loss in losses if loss not in found.losses]
    return words


def _answers(found: Found, element: Element) -> list[Answer]:
    return [
        Answer(
            _words(found, one) if len(one) else tidy(one.text or ""),
            number_in(one.get("fraction", "0")) or Decimal(0),
            _words(found, one.find("feedback")),
        )
        for one in element.findall("answer")
    ]


def _multichoice(found: Found, element: Element) -> None:
    is_single = _text(element, "single").strip() in {"true", "1"}
    put_choice(found, _answers(found, element), is_single=is_single)


def _truefalse(found: Found, element: Element) -> None:
    answers = _answers(found, element)
    right = next((answer for answer in answers if answer.share >= WHOLE), None)
    truth = truth_of(right.text) if right else None
    if truth is None:
        found.refusal = "Não está dito se a frase é verdadeira ou falsa."
        return
    found.question_type, found.value["is_true"] = "true_false", truth
    said = [answer.feedback for answer in answers if answer.feedback]
    if said and not found.value.get("feedback"):
        found.value["feedback"] = " ".join(said)
        if len(said) > 1:
            found.losses.append("As duas explicações, do acerto e do erro, viraram uma só.")


def _shortanswer(found: Found, element: Element) -> None:
    accepted = whole_texts(found, _answers(found, element))
    if any("*" in text for text in accepted):
        found.losses.append("O asterisco, que no Moodle aceita qualquer palavra, ficou de fora.")
        accepted = [text for text in (text.replace("*", "").strip() for text in accepted) if text]
    found.question_type, found.value["answers"] = "short_text", texts(accepted)


def _numerical(found: Found, element: Element) -> None:
    right = [
        one
        for one in element.findall("answer")
        if (number_in(one.get("fraction", "0")) or 0) >= WHOLE
    ]
    if not right:
        found.refusal = "Nenhum número vale a resposta inteira."
        return
    if len(element.findall("answer")) > 1:
        found.losses.append("Só o primeiro número ficou como resposta certa.")
    units = element.findall("units/unit")
    if len(units) > 1:
        found.losses.append("Só a primeira unidade ficou.")
    unit = tidy(_text(units[0], "unit_name")) if units else ""
    put_number(found, _text(right[0], "text"), _text(right[0], "tolerance"), unit)


def _matching(found: Found, element: Element) -> None:
    sides = [
        (_words(found, one), tidy(plain(_text(one, "answer/text"))[0]))
        for one in element.findall("subquestion")
    ]
    found.question_type = "matching"
    found.value["pairs"] = [
        list_item({"left": left, "right": right}) for left, right in sides if left
    ]
    found.value["distractors"] = texts(right for left, right in sides if not left)


def _ordering(found: Found, element: Element) -> None:
    found.question_type = "ordering"
    found.value["items"] = texts(_words(found, one) for one in element.findall("answer"))


def _essay(found: Found, _element: Element) -> None:
    found.question_type = "reflection"
    found.losses.append("Era uma resposta aberta com nota. Aqui vira reflexão, sem nota.")


def _description(found: Found, _element: Element) -> None:
    found.refusal = "É só um texto, sem pergunta. Leve para a aula como parágrafo."


def _cloze(found: Found, _element: Element) -> None:
    """Make gaps of a text with answers inside it."""
    text = found.value["prompt"]
    marks = list(_CLOZE.finditer(text))
    if any(mark.group(1).startswith("N") for mark in marks):
        found.losses.append("Nas lacunas de número, a diferença aceita ficou de fora.")
    answers = [_cloze_answers(mark.group(2)) for mark in marks]
    others = dict.fromkeys(one for _accepted, wrong in answers for one in wrong)
    ends = [0, *(mark.end() for mark in marks)]
    starts = [*(mark.start() for mark in marks), len(text)]
    pieces = [text[start:end] for start, end in zip(ends, starts, strict=True)]
    _put_filling(found, pieces, [accepted for accepted, _wrong in answers], list(others))
    found.value["is_typed"] = not others


def _put_filling(
    found: Found, pieces: list[str], gaps: list[list[str]], distractors: list[str]
) -> None:
    found.value["prompt"] = "Complete o texto."
    found.value["distractors"] = texts(distractors)
    put_gaps(found, pieces, gaps)


def _cloze_answers(inside: str) -> tuple[list[str], list[str]]:
    """Return what a gap accepts and what it offers besides."""
    accepted: list[str] = []
    wrong: list[str] = []
    for sign, share, raw in _CLOZE_ANSWER.findall(inside):
        text = re.sub(r"\\(.)", r"\1", raw.split("#", 1)[0]).split(":", 1)[0].strip()
        if text and text != "*":
            (accepted if sign == "=" or share == "100" else wrong).append(text)
    return accepted, wrong


def _slots(found: Found, element: Element) -> None:
    """Make gaps of a text whose words are chosen, or dragged, from a list."""
    listed = [*element.findall("dragbox"), *element.findall("selectoption")]
    choices = [tidy(plain(_text(one, "text"))[0]) for one in listed]
    pieces = _SLOT.split(found.value["prompt"])
    places = [int(number) for number in pieces[1::2]]
    gaps = [[choices[n - 1]] if 0 < n <= len(choices) else [] for n in places]
    others = [text for n, text in enumerate(choices, start=1) if n not in places]
    _put_filling(found, pieces[::2], gaps, others)


def _calculated(found: Found, element: Element) -> None:
    """Make a dose of a formula, its numbers drawn anew between the same limits."""
    formula = _text(element, "answer/text").strip().lstrip("=")
    found.value["formula"] = re.sub(r"\{([a-z0-9_]+)\}", r"\1", formula)
    found.value["variables"] = [
        list_item(
            {
                "name": tidy(_text(one, "name/text")),
                "smallest": _text(one, "minimum/text").strip(),
                "largest": _text(one, "maximum/text").strip(),
                "step": str(Decimal(1).scaleb(-_places(_text(one, "decimals/text")))),
            }
        )
        for one in element.findall(_VARIABLE)
    ]
    tolerance = number_in(_text(element, "answer/tolerance")) or Decimal(0)
    is_percent = _text(element, "answer/tolerancetype").strip() == "1"
    found.value["tolerance"] = f"{(tolerance * 100 if is_percent else tolerance).normalize():f}"
    found.value["tolerance_is_percent"] = is_percent
    found.value["places"] = _places(_text(element, "answer/correctanswerlength"))
    found.value["unit"] = tidy(_text(element, "units/unit/unit_name"))
    found.question_type = "calculated_dose"
    found.losses.append("Os números prontos do Moodle ficaram de fora: aqui são sorteados.")


def _places(text: str) -> int:
    return min(int(text), 4) if _DIGITS.fullmatch(text.strip()) else 0


_READERS: dict[str, Callable[[Found, Element], None]] = {
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
    "essay": _essay,
    "description": _description,
    "cloze": _cloze,
    "multianswer": _cloze,
    "ddwtos": _slots,
    "gapselect": _slots,
    "calculated": _calculated,
    "calculatedsimple": _calculated,
}

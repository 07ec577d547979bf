"""Questions from Moodle XML. Pure.

Source of the format: Moodle's documentation, "Moodle XML format". Each type of question has one
reader in ``_READERS``; a type without one is refused by its name.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from xml.etree.ElementTree import Element

from courses.exchange.grading import (
    WHOLE,
    Answer,
    number_in,
    put_choice,
    put_number,
    truth_of,
    whole_texts,
)
from courses.exchange.items import Found, list_item, texts
from courses.exchange.markup import plain, tidy

# What a question may be called where nobody here reads it.
_NOT_QUESTIONS = {"category"}
_CLOZE = re.compile(r"\{[0-9.]*:([A-Z_]+):((?:[^{}\\]|\\.)*)\}", re.DOTALL)
_CLOZE_ANSWER = re.compile(r"(?:^|~)(=|%(-?[0-9]+(?:\.[0-9]+)?)%)?((?:[^~\\]|\\.)*)")
_SLOT = re.compile(r"\[\[([0-9]+)\]\]")


def read(root: Element) -> list[Found]:
    """Return every question of a ``<quiz>``, in order."""
    return [
        _question(one) for one in root.iter("question") if one.get("type", "") not in _NOT_QUESTIONS
    ]


def _question(element: Element) -> Found:
    found = Found(name=tidy(_text(element, "name/text")))
    found.value["prompt"] = _words(found, element.find("questiontext"))
    feedback = _words(found, element.find("generalfeedback"))
    if feedback:
        found.value["feedback"] = feedback
    kind = element.get("type", "")
    reader = _READERS.get(kind)
    if reader is None:
        found.refusal = f"O tipo “{kind}” do Moodle não existe aqui."
    else:
        reader(found, element)
    if element.find("hint") is not None:
        found.losses.append("As dicas entre tentativas ficaram de fora.")
    return found


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
    gaps = list(_CLOZE.finditer(text))
    if any(gap.group(1).startswith("N") for gap in gaps):
        found.losses.append("Nas lacunas de número, a diferença aceita ficou de fora.")
    others: list[str] = []

    def bracketed(gap: re.Match[str]) -> str:
        accepted, wrong = _cloze_answers(gap.group(2))
        others.extend(wrong)
        return f"[{'|'.join(accepted)}]"

    found.value["text"] = _CLOZE.sub(bracketed, text)
    found.value["prompt"] = "Complete o texto."
    found.value["is_typed"] = not others
    found.value["distractors"] = texts(dict.fromkeys(others))
    found.question_type = "gap_filling"


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
    used: set[int] = set()

    def bracketed(slot: re.Match[str]) -> str:
        place = int(slot.group(1))
        used.add(place)
        return f"[{choices[place - 1]}]" if 0 < place <= len(choices) else "[]"

    found.value["text"] = _SLOT.sub(bracketed, found.value["prompt"])
    found.value["prompt"] = "Complete o texto."
    found.value["distractors"] = texts(
        text for place, text in enumerate(choices, start=1) if place not in used
    )
    found.question_type = "gap_filling"


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
        for one in element.findall("dataset_definitions/dataset_definition")
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
    return min(int(text), 4) if text.strip().isdecimal() else 0


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

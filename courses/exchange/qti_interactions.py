"""What is answered in a QTI item, each interaction by its reader: choices, texts, orders, pairs.

Pure. A reader puts the kind and its value into the :class:`Reading`'s ``found``, or a refusal.
"""

from collections.abc import Iterable, Mapping
from decimal import ROUND_DOWN, Decimal
from xml.etree.ElementTree import Element

from courses.exchange.grading import (
    PARTS_LOST,
    WHOLE,
    Answer,
    number_in,
    put_choice,
    put_number,
    whole_texts,
)
from courses.exchange.items import list_item, texts
from courses.exchange.qti_feedback import feedback_of_choices
from courses.exchange.qti_item import HOLE, Declared, Reading, html_of, is_interaction

NO_ANSWER = "O arquivo não diz qual é a resposta certa."
ALL_OR_NOTHING = "Valia tudo ou nada: aqui cada parte certa vale uma parte da nota."
_SHUFFLE_LOST = "O sorteio da ordem ficou de fora: aqui as opções aparecem na ordem escrita."
_ORDER_LOST = "O arquivo só põe em ordem uma parte dos itens. Complete a ordem e traga de novo."
_PAIRS_TWICE = "Um item tem mais de um par certo, e aqui cada um tem um só."
_CASE_LOST = "Maiúsculas e acentos contavam: aqui não fazem diferença."
# By which a choice of ours between true and false is told from a statement to be judged.
CHOICE_CLASS = "choice-of-options"
_TRUTHS = {"true": True, "verdadeiro": True, "false": False, "falso": False}
PAIR = 2
_SMALLEST = Decimal("0.0001")
_NUMBERS = {"float", "integer"}


def put_prompt(reading: Reading, interaction: Element) -> None:
    """Make all words of an item the prompt of its one interaction, which has a prompt of its own."""
    prompt = interaction.find("prompt")
    own = "" if prompt is None else f"<p>{html_of(prompt)}</p>"
    reading.found.value["prompt"] = reading.words(html_of(reading.body, {interaction: own}))


def read_choice(reading: Reading, interaction: Element) -> None:
    """Read one or several answers among options; true and false become a statement."""
    put_prompt(reading, interaction)
    declared, choices = reading.response_of(interaction), interaction.findall("simplechoice")
    told = feedback_of_choices(reading, choices)
    shares = declared.shares(is_mapped=reading.is_mapped)
    if not any(share > 0 for share in shares.values()):
        reading.found.refusal = NO_ANSWER
        return
    is_single = _is_single(declared, interaction)
    if not is_single:
        shares = _whole_shares(reading, declared, shares)
    answers = [
        Answer(reading.line_of(one), shares.get(name, Decimal(0)), told.get(name, ""))
        for one in choices
        for name in [one.get("identifier", "")]
    ]
    is_ours = CHOICE_CLASS in interaction.get("class", "").split()
    if is_single and not is_ours and _put_truth(reading, answers):
        return
    put_choice(reading.found, answers, is_single=is_single)
    if interaction.get("shuffle") == "true":
        reading.lose(_SHUFFLE_LOST)


def _is_single(declared: Declared, interaction: Element) -> bool:
    if not declared.cardinality:
        return interaction.get("maxchoices", "1") == "1"
    return declared.cardinality == "single"


def _whole_shares(
    reading: Reading, declared: Declared, shares: Mapping[str, Decimal]
) -> dict[str, Decimal]:
    """Return shares where what belongs to the whole answer is right, and nothing else."""
    right = set(declared.correct) or {name for name, share in shares.items() if share > 0}
    if reading.is_mapped and sum(worth > 0 for worth in declared.mapped.values()) > 1:
        reading.lose(PARTS_LOST)
    return {
        name: WHOLE if name in right else min(share, Decimal(0)) for name, share in shares.items()
    }


def _put_truth(reading: Reading, answers: list[Answer]) -> bool:
    """Make two options, true and false, a statement; tell whether they were."""
    truths = [_TRUTHS.get(answer.text.casefold()) for answer in answers]
    right = [answer.share >= WHOLE for answer in answers]
    if None in truths or sorted(map(bool, truths)) != [False, True] or sum(right) != 1:
        return False
    found = reading.found
    found.question_type = "true_false"
    found.value["is_true"] = truths[right.index(True)]
    told = [answer.feedback for answer in answers if answer.feedback]
    if told:
        general = found.value.get("feedback")
        found.value["feedback"] = "\n".join([*([general] if general else []), *told])
        reading.lose("As explicações de cada resposta viraram uma só, para todos.")
    return True


def read_text_entry(reading: Reading, interaction: Element) -> None:
    """Read a word or a number that is typed."""
    declared = reading.response_of(interaction)
    units = [one for one in reading.body.iter() if _is_unit(one)]
    instead = {interaction: f" {HOLE} ", **dict.fromkeys(units, "")}
    words = reading.words(html_of(reading.body, instead)).removesuffix(HOLE).strip()
    reading.found.value["prompt"] = words.replace(HOLE, "_____")
    answers = reading.answers(declared)
    if not answers:
        reading.found.refusal = NO_ANSWER
    elif declared.base_type in _NUMBERS:
        unit = " ".join(reading.line_of(one) for one in units)
        _put_number(reading, declared, whole_texts(reading.found, answers), unit)
    else:
        reading.found.question_type = "short_text"
        reading.found.value["answers"] = texts(whole_texts(reading.found, answers))
        if declared.is_case_sensitive:
            reading.lose(_CASE_LOST)


def _is_unit(element: Element) -> bool:
    is_named = "unit" in element.get("class", "").split()
    return is_named and not any(map(is_interaction, element.iter()))


def _put_number(reading: Reading, declared: Declared, whole: list[str], unit: str) -> None:
    answer = number_in(whole[0])
    if answer is None:
        reading.found.refusal = "A resposta não é um número que dê para ler."
        return
    if len(whole) > 1:
        reading.lose("Só o primeiro número ficou como resposta certa.")
    tolerance = _tolerance(reading, declared.identifier, answer)
    put_number(reading.found, whole[0], tolerance, unit)


def _tolerance(reading: Reading, response: str, answer: Decimal) -> str:
    """Return the difference that is accepted, as text, noting what is lost of it."""
    for rule in reading.item.iterfind("responseprocessing//*"):
        if response not in {one.get("identifier") for one in rule.findall("variable")}:
            continue
        if rule.tag == "equalrounded":
            reading.lose("O arredondamento da resposta ficou de fora.")
        if rule.tag == "equal" and rule.get("tolerancemode", "exact") != "exact":
            return _written_tolerance(reading, rule, answer)
    return "0"


def _written_tolerance(reading: Reading, rule: Element, answer: Decimal) -> str:
    written = rule.get("tolerance", "").split()
    numbers = [one for one in map(number_in, written) if one is not None]
    if not numbers or len(numbers) < len(written):
        reading.lose("A diferença aceita não é um número que dê para ler, e ficou de fora.")
        return "0"
    if len(set(numbers)) > 1:
        reading.lose("A diferença aceita era uma para menos e outra para mais: ficou a menor.")
    smallest = min(numbers)
    if rule.get("tolerancemode") == "absolute":
        return written[numbers.index(smallest)]
    spread = abs(answer) * smallest / WHOLE
    rounded = spread.quantize(_SMALLEST, rounding=ROUND_DOWN)
    reading.lose("A diferença aceita era uma porcentagem: virou um número.")
    return f"{rounded.normalize():f}"


def read_order(reading: Reading, interaction: Element) -> None:
    """Read things to be put in order."""
    put_prompt(reading, interaction)
    choices = interaction.findall("simplechoice")
    words = {one.get("identifier", ""): reading.line_of(one) for one in choices}
    order = reading.response_of(interaction).correct
    if not order:
        reading.found.refusal = NO_ANSWER
    elif sorted(order) != sorted(words) or len(choices) > len(words):
        reading.found.refusal = _ORDER_LOST
    else:
        reading.found.question_type = "ordering"
        reading.found.value["items"] = texts(words[name] for name in order)
        lose_all_or_nothing(reading)


def lose_all_or_nothing(reading: Reading) -> None:
    """Note that parts count here where only the whole did."""
    if reading.scoring == "match":
        reading.lose(ALL_OR_NOTHING)


def read_match(reading: Reading, interaction: Element) -> None:
    """Read pairs between two sets."""
    put_prompt(reading, interaction)
    sides = [
        _choices(reading, one.findall("simpleassociablechoice"))
        for one in interaction.findall("simplematchset")
    ]
    pairs = _right_pairs(reading, interaction)
    if len(sides) == PAIR and _is_twice(left for left, _right in pairs):
        # Many to one from the other side: the same pairs, read the other way.
        sides.reverse()
        pairs = [(right, left) for left, right in pairs]
    _put_pairs(reading, sides, pairs)


def read_associate(reading: Reading, interaction: Element) -> None:
    """Read pairs within one set."""
    put_prompt(reading, interaction)
    choices = _choices(reading, interaction.findall("simpleassociablechoice"))
    pairs = _right_pairs(reading, interaction)
    if _is_twice(name for pair in pairs for name in pair):
        reading.found.refusal = _PAIRS_TWICE
        return
    lefts = {left for left, _right in pairs}
    rights = {name: words for name, words in choices.items() if name not in lefts}
    _put_pairs(reading, [{left: choices.get(left, "") for left, _right in pairs}, rights], pairs)


def _choices(reading: Reading, elements: Iterable[Element]) -> dict[str, str]:
    return {one.get("identifier", ""): reading.line_of(one) for one in elements}


def pairs_in(answers: Iterable[Answer]) -> list[tuple[str, str]]:
    """Return pairs as the two identifiers of each."""
    split = (answer.text.split(" ") for answer in answers)
    return [(names[0], names[1]) for names in split if len(names) == PAIR]


def _right_pairs(reading: Reading, interaction: Element) -> list[tuple[str, str]]:
    declared = reading.response_of(interaction)
    correct = set(declared.correct)
    answers = [one for one in reading.answers(declared) if one.text in correct]
    return pairs_in(answers or reading.answers(declared))


def _is_twice(names: Iterable[str]) -> bool:
    listed = list(names)
    return len(set(listed)) < len(listed)


def _put_pairs(reading: Reading, sides: list[dict[str, str]], pairs: list[tuple[str, str]]) -> None:
    found = reading.found
    if not pairs:
        found.refusal = NO_ANSWER
        return
    if len(sides) != PAIR or any(
        left not in sides[0] or right not in sides[1] for left, right in pairs
    ):
        found.refusal = "As respostas certas falam de itens que não estão na pergunta."
        return
    lefts, rights = sides
    if _is_twice(left for left, _right in pairs):
        found.refusal = _PAIRS_TWICE
        return
    right_of = dict(pairs)
    _lose_unpaired(reading, [words for name, words in lefts.items() if name not in right_of])
    found.question_type = "matching"
    found.value["pairs"] = [
        list_item({"left": words, "right": rights[right_of[name]]})
        for name, words in lefts.items()
        if name in right_of
    ]
    used = set(right_of.values())
    found.value["distractors"] = texts(words for name, words in rights.items() if name not in used)
    lose_all_or_nothing(reading)


def _lose_unpaired(reading: Reading, texts_left: list[str]) -> None:
    if len(texts_left) == 1:
        reading.lose(f"O item “{texts_left[0]}” não tinha par e ficou de fora.")
    elif texts_left:
        reading.lose(f"{len(texts_left)} itens não tinham par e ficaram de fora.")


def read_extended_text(reading: Reading, interaction: Element) -> None:
    """Read what is written freely, which nobody grades here."""
    put_prompt(reading, interaction)
    reading.found.question_type = "reflection"
    outcomes = {one.get("identifier") for one in reading.item.findall("outcomedeclaration")}
    if "SCORE" in outcomes or reading.item.find("responseprocessing") is not None:
        reading.lose("Era uma resposta aberta com nota. Aqui vira reflexão, sem nota.")
    if reading.response_of(interaction).correct:
        reading.lose("A resposta-modelo ficou de fora.")

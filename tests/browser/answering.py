"""How each kind of question is answered in a browser, and how its answer is recognised there."""

import json
import re
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from playwright.sync_api import Locator, Page, expect

from courses.demo.content import Block
from courses.demo.publishing import listed
from courses.questions.dose import answer_of
from courses.questions.kinds import Frozen
from courses.questions.numbers import plain, with_comma
from courses.questions.registry import kind_of

TYPED = {"numeric", "short_text", "reflection"}
CHOSEN = {"matching", "gap_filling"}
COMPUTED = "?"
UP, DOWN = "[data-move='-1']", "[data-move='1']"


@cache
def _frozen(identity: str, block_type: str, value: str) -> Frozen:
    stored = {**listed(json.loads(value), UUID(identity)), "image": 1}
    return kind_of(block_type).freeze("Esta pergunta", stored)


def frozen(block: Block) -> Frozen:
    """Return a question of the demonstration as its edition keeps it."""
    return _frozen(block.id, block.type, json.dumps(dict(block.value)))


def place_of(page: Page, block: Block) -> Locator:
    """Return where a question stands on the page."""
    return page.locator(f"#pergunta-{block.id}")


def right_values(block: Block) -> list[str]:
    """Return what to give so that a question is right: one value for each step of answering."""
    if block.type == "calculated_dose":
        return [COMPUTED]
    question = frozen(block)
    expected = kind_of(block.type).expected(question.shown, question.key)
    if isinstance(expected, bool):
        return ["true" if expected else "false"]
    if isinstance(expected, dict):
        return [f"{part}={one}" for part, value in expected.items() for one in _several(value)]
    return [with_comma(expected)] if block.type == "numeric" else _several(expected)


def _several(value: Any) -> list[str]:
    return list(value) if isinstance(value, list) else [str(value)]


def fill_answer(page: Page, block: Block, values: list[str]) -> None:
    """Tick, choose, write or move an answer."""
    for value in values:
        give(page, block, value)
    stays = place_of(page, block).get_by_role("button", name="A ordem já está certa")
    if stays.is_visible():
        stays.press("Enter")


def give(page: Page, block: Block, value: str) -> None:
    """Take one step of answering a question."""
    place = place_of(page, block)
    part, _sign, chosen = value.partition("=")
    if block.type in TYPED:
        _write(place.locator("input[type=text], textarea"), value)
    elif block.type == "calculated_dose":
        _write(place.locator("input[type=text]"), computed(place, block))
    elif block.type in CHOSEN:
        place.locator(f"select[name$='-{part}']").select_option(chosen)
    elif block.type == "ordering":
        _arrange(place, part, int(chosen))
    elif block.type == "staged_case":
        _go_on(place, block, part, chosen)
    else:
        place.locator(f"label:has(input[value='{value}'])").click()


def _write(field: Locator, text: str) -> None:
    field.fill(text)
    field.blur()


def computed(place: Locator, block: Block) -> str:
    """Return the answer to the numbers that stand on the page."""
    question = frozen(block)
    pattern = re.escape(question.shown["pattern"])
    for one in question.shown["variables"]:
        name = re.escape(f"{{{one['name']}}}")
        pattern = pattern.replace(name, rf"(?P<{one['name']}>[\d,]+)")
    found = re.search(pattern, place.locator("legend").first.inner_text())
    assert found, place.locator("legend").first.inner_text()
    values = {
        name: plain(Decimal(text.replace(",", "."))) for name, text in found.groupdict().items()
    }
    return with_comma(plain(answer_of(values, question.key)))


def _arrange(place: Locator, part: str, position: int) -> None:
    """Put an item in its place: by its field, or by its buttons where a script hides the field."""
    field = place.locator(f"select[name$='-{part}']")
    if field.is_visible():
        field.select_option(str(position))
        return
    item = place.locator(f"li:has(select[name$='-{part}'])")
    for _move in range(20):
        now: int = item.evaluate("item => [...item.parentNode.children].indexOf(item) + 1")
        if now == position:
            return
        item.locator(UP if now > position else DOWN).press("Enter")
    raise AssertionError(f"{part} does not come to {position}")


def _go_on(place: Locator, block: Block, stage: str, value: str) -> None:
    """Tick an option; the last one of its stage is sent, and stays as it is."""
    place.locator(f"label:has(input[value='{value}'])").click()
    values = [one for one in right_values(block) if one.startswith(f"{stage}=")]
    if f"{stage}={value}" != values[-1]:
        return
    place.get_by_role("button", name=re.compile("^(Continuar|Concluir) o caso")).click()
    expect(place.locator(f"input[value='{value}']")).to_be_disabled()


def expect_answered(page: Page, block: Block) -> None:
    """Fail unless the page shows the right answer as given."""
    place = place_of(page, block)
    if block.type == "calculated_dose":
        expect(place.locator("input[type=text]")).to_have_value(computed(place, block))
        return
    for value in right_values(block):
        part, _sign, chosen = value.partition("=")
        if block.type in TYPED:
            expect(place.locator("input[type=text], textarea")).to_have_value(value)
        elif block.type in CHOSEN | {"ordering"}:
            expect(place.locator(f"select[name$='-{part}']")).to_have_value(chosen)
        else:
            expect(place.locator(f"input[value='{chosen or value}']")).to_be_checked()

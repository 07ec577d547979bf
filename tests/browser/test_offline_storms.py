"""Two hundred ways for a signal to come and go while somebody studies: each deed arrives once."""

import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from courses.demo.content import Block
from tests.browser import studying
from tests.browser.conftest import Site
from tests.browser.network import Weather
from tests.browser.newcomers import Newcomer
from tests.browser.phones import Phone, phone_of
from tests.browser.studying import COURSE, QUIZ, READ, option_list

pytestmark = pytest.mark.slow

SEQUENCES = 200
SEED = 2026  # another one by STORM_SEED
DEEDS = (2, 5)
CALM_SECONDS = 20
LESSON = f"/cursos/{COURSE.slug}/{READ[0].slug}/"
SHEET = f"/cursos/{COURSE.slug}/{QUIZ.slug}/folha/"
PRACTICE = studying.questions_of(READ[0])[0]
ASKED = [block for block in studying.questions_of(QUIZ) if block.type in studying.CHOICES]
STORMS = (Weather.LOSES_ANSWERS, Weather.REPEATS, Weather.BROKEN, Weather.TRUNCATES, Weather.DOWN)

# Writes down each event that a page tries to keep, and each that the phone has kept: a page that is
# left at that very moment may try in vain. Of the place where somebody stopped no history is kept.
WITNESS = """(() => {
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (row, ...rest) {
        if (row?.state === "waiting" && row.kind !== "place_reached") {
            localStorage.setItem(`tried-${row.id}`, row.kind);
            this.transaction.addEventListener("complete", () => {
                localStorage.setItem(`kept-${row.id}`, row.kind);
            });
        }
        return add.call(this, row, ...rest);
    };
})()"""
WITNESSED = """(what) => Object.fromEntries(Object.entries(localStorage)
    .filter(([name]) => name.startsWith(what))
    .map(([name, kind]) => [name.slice(what.length).replaceAll("-", ""), kind]))"""
READY = """() => import(document.querySelector("script[data-outbox]").src)
    .then((parts) => parts.ready).then(() => 0)"""
RETRY = "() => { dispatchEvent(new Event('online')); }"
# At one go: a result that arrives in between would draw the question anew under the finger.
PRACTISE = """([id, value]) => {
    const question = document.getElementById(`pergunta-${id}`);
    const button = question.querySelector("[name=pergunta]");
    if (!button || button.getAttribute("aria-disabled")) return 0;
    question.querySelector(`input[value="${value}"]`).click();
    button.click();
    return 1;
}"""
GIVEN = """() => Object.fromEntries([...document.querySelectorAll("[data-question]")].map((one) => [
    one.dataset.question,
    [...one.querySelectorAll("input:checked, input[type=text]")].map((input) => input.value)
        .filter(Boolean).sort(),
]))"""


class Storm:
    """One person's phone with two tabs, and what was done on it."""

    def __init__(self, phone: Phone, site: Site, name: str, chance: random.Random) -> None:
        self.phone, self.site, self.name, self.chance = phone, site, name, chance
        self.done: Counter[str] = Counter()
        self.told: list[str] = []
        self.problems: list[str] = []

    def open_tabs(self) -> None:
        """Open the lesson in one tab and the quiz in another."""
        context = self.phone.context
        context.add_init_script(WITNESS)
        context.on("weberror", lambda problem: self.problems.append(str(problem.error)))
        while len(context.pages) < 2:
            context.new_page()
        self.lesson, self.sheet = context.pages[:2]
        self.lesson.goto(LESSON)
        self.open_sheet(SHEET)

    def open_sheet(self, address: str) -> None:
        """Open the quiz, and wait until its script has laid over it what the phone knows."""
        self.sheet.goto(address)
        self.wait_for_sheet()

    def wait_for_sheet(self) -> None:
        """Wait until the quiz may be answered, or says that it was handed in."""
        known = self.sheet.locator("[data-finish]:not([hidden]), [data-ended]:not([hidden])")
        expect(known).to_have_count(1)

    def run(self) -> None:
        """Do a few things in a row, then let the weather clear and see what arrived."""
        deeds = [
            (self.weather, 5),
            (self.practise, 5),
            (self.answer_quiz, 5),
            (self.hand_in, 2),
            (self.read, 2),
            (self.retry, 3),
            (self.reload, 2),
            (self.second_tab, 1),
            (self.reopen, 0.12),
        ]
        self.told = []
        for deed in self.chance.choices(
            [deed for deed, _weight in deeds],
            [weight for _deed, weight in deeds],
            k=self.chance.randint(*DEEDS),
        ):
            self.told.append(deed.__name__)
            deed()
        self.calm()
        self.compare()

    def weather(self) -> None:
        """Let the network fail in one of its ways, or work."""
        network = self.phone.network
        network.weather = Weather.FAIR
        network.weather_of_events = None
        is_offline = self.chance.random() < 0.3
        if is_offline:
            network.weather = Weather.DOWN
        elif self.chance.random() < 0.85:
            network.weather_of_events = self.chance.choice(STORMS)
        self.phone.context.set_offline(is_offline)
        self.told.append(f"{network.weather.name}/{network.weather_of_events}")

    def practise(self) -> None:
        """Answer the practice question wrongly: what is right is not asked again."""
        value = self.chance.choice(wrongs(PRACTICE))
        place = studying.place_of(self.lesson, PRACTICE)
        if place.get_by_role("link", name="Tentar de novo").count():
            self.lesson.goto(f"{LESSON}?de-novo={PRACTICE.id}")
        self.lesson.evaluate(READY)
        self.done["practice_answered"] += self.lesson.evaluate(PRACTISE, [PRACTICE.id, value])

    def answer_quiz(self) -> None:
        """Give one question of the quiz a wrong answer."""
        again = self.sheet.get_by_role("link", name="Tentar de novo")
        if again.count() and again.is_visible():
            again.click()
            self.wait_for_sheet()
        block = self.chance.choice(ASKED)
        if studying.place_of(self.sheet, block).locator("input").first.is_disabled():
            return
        value = self.chance.choice(wrongs(block))
        if not self.is_given(block, value):
            studying.give(self.sheet, block, value)
            self.done["quiz_answered"] += 1

    def is_given(self, block: Block, value: str) -> bool:
        """Tell whether the page shows this answer already: nothing would change."""
        return value in self.sheet.evaluate(GIVEN)[block.id]

    def hand_in(self) -> None:
        """Hand the quiz in, with whatever was answered."""
        button = self.sheet.get_by_role("button", name="Entregar")
        if button.is_visible() and any(self.sheet.evaluate(GIVEN).values()):
            button.click()
            if self.sheet.locator("[data-missing]").is_visible():
                button.click()
            expect(self.sheet.locator("[data-ended]")).to_be_visible()
            self.done["quiz_submitted"] += 1

    def read(self) -> None:
        """Mark the lesson as read, as the worker does for a form that was lost."""
        self.lesson.goto(f"{LESSON}#lida")

    def retry(self) -> None:
        """Let a page try again at once."""
        self.chance.choice([self.lesson, self.sheet]).evaluate(RETRY)

    def reload(self) -> None:
        """Load a tab again."""
        self.chance.choice([self.lesson, self.sheet]).reload()
        self.wait_for_sheet()

    def second_tab(self) -> None:
        """Open the lesson in one more tab, and close it at once."""
        extra = self.phone.context.new_page()
        extra.goto(LESSON)
        extra.evaluate(RETRY)
        extra.close()

    def reopen(self) -> None:
        """Close the browser in the middle, and open it again."""
        self.phone.reopen()
        self.open_tabs()

    def calm(self) -> None:
        """Give the signal back, and wait until nothing waits."""
        network = self.phone.network
        network.weather_of_events = None
        self.phone.find_signal()
        for tab in (self.lesson, self.sheet):
            tab.evaluate(READY)
        deadline = time.monotonic() + CALM_SECONDS
        while self.phone.waiting():
            assert time.monotonic() < deadline, (self.told, self.phone.waiting())
            self.lesson.evaluate(RETRY)
            self.lesson.wait_for_timeout(30)

    def compare(self) -> None:
        """Fail unless the server has everything once, and phone and server show the same."""
        tried: dict[str, str] = self.lesson.evaluate(WITNESSED, "tried-")
        kept: dict[str, str] = self.lesson.evaluate(WITNESSED, "kept-")
        arrived = self.arrived()
        assert {one: count for one, count in arrived.items() if count != 1} == {}, self.told
        assert set(kept) <= set(arrived) <= set(tried), self.told
        kinds = Counter(tried.values())
        for kind, count in self.done.items():
            # An order that nobody touched goes along when a quiz is handed in.
            untouched = kinds[kind] - count if kind == "quiz_answered" else 0
            assert kinds[kind] == count + max(untouched, 0), (kind, self.told)
        assert not self.problems, (self.problems, self.told)
        self.phone.lose_signal()
        self.lesson.goto(LESSON)
        self.open_sheet(SHEET)
        self.expect_same(self.lesson, PRACTICE.id, self.practice_on_server())
        for block_id, response in self.quiz_on_server().items():
            self.expect_same(self.sheet, block_id, response)
        self.phone.find_signal()

    def expect_same(self, page: Page, block_id: str, response: object) -> None:
        """Wait until a page shows what the server holds of one question."""
        wanted = sorted(str(one) for one in listed(response))
        deadline = time.monotonic() + 5
        while (shown := page.evaluate(GIVEN)[block_id]) != wanted:
            assert time.monotonic() < deadline, (
                block_id,
                wanted,
                shown,
                self.told,
                self.phone.rows(),
            )
            page.wait_for_timeout(20)

    def arrived(self) -> Counter[str]:
        """Return how often the server holds each event."""
        rows = self.site.ask(
            "SELECT event.client_id FROM courses_learningevent AS event"
            " JOIN lms_person AS person ON person.id = event.person_id"
            " WHERE person.civil_name = ?",
            self.name,
        )
        return Counter(row[0] for row in rows)

    def practice_on_server(self) -> object:
        """Return the answer that the server holds."""
        rows = self.site.ask(
            "SELECT answer.response FROM courses_practiceanswer AS answer"
            " JOIN courses_editionquestion AS question ON question.id = answer.question_id"
            " JOIN courses_enrollment AS enrollment ON enrollment.id = answer.enrollment_id"
            " JOIN lms_person AS person ON person.id = enrollment.person_id"
            " WHERE person.civil_name = ? AND question.block_id = ?",
            self.name,
            PRACTICE.id.replace("-", ""),
        )
        return json.loads(rows[0][0]) if rows else None

    def quiz_on_server(self) -> dict[str, object]:
        """Return the answers of the last attempt, by block."""
        rows = self.site.ask(
            "SELECT attempt.number, question.block_id, answer.response"
            " FROM courses_attemptanswer AS answer"
            " JOIN courses_attempt AS attempt ON attempt.id = answer.attempt_id"
            " JOIN courses_editionquestion AS question ON question.id = answer.question_id"
            " JOIN courses_enrollment AS enrollment ON enrollment.id = attempt.enrollment_id"
            " JOIN lms_person AS person ON person.id = enrollment.person_id"
            " WHERE person.civil_name = ? ORDER BY attempt.number",
            self.name,
        )
        last = rows[-1][0] if rows else 0
        given = {block: response for number, block, response in rows if number == last}
        return {
            block.id: json.loads(given[block.id.replace("-", "")] or "null")
            for block in ASKED
            if given
        }


def listed(response: object) -> list[object]:
    """Return an answer as the values of its fields."""
    if response is None:
        return []
    if isinstance(response, bool):
        return [str(response).lower()]
    if isinstance(response, list):
        return response
    return [str(response).replace(".", ",")]


def wrongs(block: Block) -> list[str]:
    """Return several answers of which none is right."""
    if block.type == "true_false":
        return studying.wrong_values(block)
    return [option["id"] for option in option_list(block) if not option["is_correct"]]


@pytest.fixture
def phone(playwright: Playwright, site: Site, tmp_path: Path) -> Iterator[Phone]:
    with phone_of(playwright, tmp_path / "profile", site.url) as phone:
        yield phone


def test_whatever_the_weather_each_deed_arrives_once(
    phone: Phone, site: Site, newcomer: Newcomer
) -> None:
    seed = int(os.environ.get("STORM_SEED") or SEED)
    sys.stdout.write(f"STORM_SEED={seed}\n")
    phone.context.add_init_script(WITNESS)
    phone.enrol(newcomer.cpf, COURSE.slug)
    phone.download()
    storm = Storm(phone, site, newcomer.name, random.Random(seed))  # noqa: S311 - weather, not a secret
    storm.open_tabs()
    for _sequence in range(SEQUENCES):
        storm.run()
    assert storm.done["practice_answered"] > SEQUENCES / 4
    assert storm.done["quiz_answered"] > SEQUENCES / 4

"""What may happen to a phone that studies: nothing is lost, and each time a sentence says so."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from courses.demo.content import Lesson
from tests.browser import authoring, studying
from tests.browser.conftest import Site
from tests.browser.network import Weather
from tests.browser.newcomers import Newcomer, Newcomers
from tests.browser.phones import Phone, phone_of
from tests.browser.steps import assert_accessible
from tests.browser.studying import CHOICES, COURSE, QUIZ, READ, place_of, right_values, wrong_values

pytestmark = pytest.mark.slow

COURSE_PAGE = f"/cursos/{COURSE.slug}/"
SHEET = f"{COURSE_PAGE}{QUIZ.slug}/folha/"
LINE = "[data-sync-line]"

# Changes every row of the outbox, as time or a broken disk might; the page learns of it, because
# what it remembers it sends as it closes.
CHANGE = """async (change) => {
    const asked = indexedDB.open("percurso");
    const database = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
    const writing = database.transaction("events", "readwrite");
    const events = writing.objectStore("events");
    const rows = await new Promise((resolve) => {
        const reading = events.getAll();
        reading.onsuccess = () => resolve(reading.result);
    });
    for (const row of rows) {
        const changed = {...row, ...change};
        for (const name of change.without || []) delete changed[name];
        events.put(changed);
    }
    await new Promise((resolve) => (writing.oncomplete = resolve));
    database.close();
    const {ready} = await import(document.querySelector("script[data-outbox]").src);
    await (await ready).refresh();
}"""
RETRY = "() => { dispatchEvent(new Event('online')); }"


def address_of(lesson: Lesson) -> str:
    return f"{COURSE_PAGE}{lesson.slug}/"


def practice_of(lesson: Lesson) -> studying.Block:
    return next(one for one in studying.questions_of(lesson) if one.type in CHOICES)


FIRST = READ[0]
PRACTICE = practice_of(FIRST)


@pytest.fixture
def phone(
    playwright: Playwright, site: Site, tmp_path: Path, newcomer: Newcomer
) -> Iterator[Phone]:
    """Give somebody a phone with the course on it."""
    with phone_of(playwright, tmp_path / "profile", site.url) as phone:
        phone.enrol(newcomer.cpf, COURSE.slug)
        phone.download()
        yield phone


def answer_without_signal(phone: Phone, lesson: Lesson = FIRST) -> None:
    """Answer a practice question, and see that the phone keeps it."""
    block = practice_of(lesson)
    phone.lose_signal()
    phone.page.goto(address_of(lesson))
    studying.give_answer(phone.page, block, wrong_values(block))
    expect(place_of(phone.page, block)).to_contain_text("Guardado no celular.")


def arrived(site: Site, phone_rows: list[dict[str, object]]) -> int:
    """Return how many of the rows the server holds as events."""
    found = 0
    for row in phone_rows:
        client_id = str(row["id"]).replace("-", "")
        found += len(site.ask("SELECT 1 FROM courses_learningevent WHERE client_id = ?", client_id))
    return found


def see_sent(phone: Phone) -> None:
    """Find the signal, and wait until nothing waits."""
    phone.find_signal()
    expect(phone.page.locator(LINE)).to_contain_text("Enviado")
    assert not phone.waiting()


def test_another_person_s_answers_wait_for_them_and_are_not_sent(
    phone: Phone, site: Site, newcomer: Newcomer, newcomers: Newcomers
) -> None:
    answer_without_signal(phone)
    rows = phone.waiting()
    # What a page sends as it closes may still be on its way: it finds no signal.
    phone.network.weather_of_events = Weather.DOWN
    phone.page.goto("about:blank")
    phone.context.clear_cookies()
    phone.find_signal()
    phone.enrol(newcomers.next().cpf, COURSE.slug)
    phone.network.weather_of_events = None
    phone.page.goto(COURSE_PAGE)
    expect(phone.page.get_by_text("de outra pessoa")).to_be_visible()
    assert_accessible(phone.page)
    assert arrived(site, rows) == 0
    phone.page.goto("about:blank")
    phone.context.clear_cookies()
    phone.enrol(newcomer.cpf, COURSE.slug)
    phone.page.goto(address_of(FIRST))
    see_sent(phone)
    assert arrived(site, rows) == len(rows)


def test_signing_out_says_what_would_be_lost_and_clears_the_phone(phone: Phone) -> None:
    answer_without_signal(phone)
    phone.network.weather_of_events = Weather.DOWN
    phone.find_signal()
    phone.page.goto("/conta/sair/")
    expect(phone.page.get_by_text("Ainda há respostas só neste celular")).to_be_visible()
    assert_accessible(phone.page)
    phone.page.get_by_role("button", name="Sair", exact=True).click()
    expect(phone.page).not_to_have_url(re.compile("/conta/sair/"))
    assert not phone.rows()
    names = phone.page.evaluate("caches.keys()")
    assert not [name for name in names if name.startswith("percurso-modulo-")]


def test_answers_of_last_month_still_count(phone: Phone, site: Site) -> None:
    answer_without_signal(phone)
    rows = phone.waiting()
    phone.page.evaluate(CHANGE, {"occurred_at": "2026-10-01T12:00:00.000Z"})
    phone.page.reload()
    see_sent(phone)
    assert arrived(site, rows) == len(rows)


def test_what_arrives_twice_counts_once(phone: Phone, site: Site) -> None:
    answer_without_signal(phone)
    rows = phone.waiting()
    phone.network.weather_of_events = Weather.REPEATS
    see_sent(phone)
    assert arrived(site, rows) == len(rows)


def test_a_broken_record_is_told_and_holds_nothing_else_up(phone: Phone, site: Site) -> None:
    answer_without_signal(phone)
    phone.page.evaluate(CHANGE, {"without": ["id", "state", "response", "occurred_at"]})
    second = READ[1]
    block = practice_of(second)
    phone.page.goto(address_of(second))
    studying.give_answer(phone.page, block, wrong_values(block))
    expect(place_of(phone.page, block)).to_contain_text("Guardado no celular.")
    rows = [row for row in phone.waiting() if row.get("id")]
    phone.find_signal()
    refusal = phone.page.locator(LINE).get_by_text("Este registro chegou incompleto")
    expect(refusal).to_be_visible()
    expect(place_of(phone.page, block)).to_contain_text("Enviado")
    assert_accessible(phone.page)
    assert arrived(site, rows) == len(rows)
    phone.page.locator(LINE).get_by_role("button", name="Fechar").click()
    expect(refusal).to_be_hidden()


def test_who_sends_too_much_waits_and_loses_nothing(phone: Phone) -> None:
    full = {"sentence": "O que falta espera aqui.", "wait": 6}
    events = "**/aprender/eventos/"
    phone.context.route(events, lambda route: route.fulfill(status=429, json=full))
    phone.page.goto(address_of(FIRST))
    studying.give_answer(phone.page, PRACTICE, wrong_values(PRACTICE))
    expect(phone.page.locator(LINE)).to_contain_text("O que falta espera aqui.")
    expect(place_of(phone.page, PRACTICE)).to_contain_text("Guardado no celular.")
    assert phone.waiting()
    phone.context.unroute(events)
    expect(phone.page.locator(LINE)).to_contain_text("Enviado")
    expect(place_of(phone.page, PRACTICE).get_by_text("Ainda não").first).to_be_visible()
    assert not phone.waiting()


def test_a_question_that_nobody_knows_is_told(phone: Phone) -> None:
    answer_without_signal(phone)
    unknown = "00000000-0000-4000-8000-000000000000"
    phone.page.evaluate(CHANGE, {"question": unknown, "kind": "practice_answered"})
    phone.page.reload()
    phone.find_signal()
    told = phone.page.locator(LINE).get_by_text("Esta pergunta não faz parte da sua turma")
    expect(told).to_be_visible()


def test_a_question_deleted_in_the_middle_is_still_answered(phone: Phone, site: Site) -> None:
    lesson = READ[2]
    block = practice_of(lesson)
    answer_without_signal(phone, lesson)
    rows = phone.waiting()
    authoring.delete_block(site, lesson.slug, block.id)
    phone.find_signal()
    expect(place_of(phone.page, block)).to_contain_text("Enviado")
    assert arrived(site, rows) == len(rows)


def test_a_clock_in_2031_is_told_and_loses_nothing(phone: Phone, site: Site) -> None:
    answer_without_signal(phone)
    rows = phone.waiting()
    phone.page.evaluate(CHANGE, {"occurred_at": "2031-05-01T12:00:00.000Z"})
    phone.page.reload()
    phone.find_signal()
    expect(place_of(phone.page, PRACTICE)).to_contain_text(
        "O relógio do seu aparelho está adiantado"
    )
    assert arrived(site, rows) == len(rows)


def test_a_full_phone_says_so_and_sends_all_the_same(phone: Phone) -> None:
    phone.page.goto(address_of(FIRST))
    phone.network.weather_of_events = Weather.DOWN
    phone.page.evaluate(
        """() => {
            const add = IDBObjectStore.prototype.add;
            IDBObjectStore.prototype.add = function () {
                throw new DOMException("full", "QuotaExceededError");
            };
        }"""
    )
    block = studying.questions_of(FIRST)[-1]
    studying.give_answer(phone.page, block, right_values(block))
    expect(phone.page.locator(LINE)).to_contain_text("O celular está sem espaço")
    assert_accessible(phone.page)
    phone.network.weather_of_events = None
    phone.page.evaluate(RETRY)
    expect(place_of(phone.page, block)).to_contain_text("Enviado")


def test_at_the_real_quota_an_answer_is_kept_by_the_page_until_it_is_sent(phone: Phone) -> None:
    block = studying.questions_of(FIRST)[-1]
    # A browser that has asked how much room there is believes it for a while: it starts afresh.
    phone.reopen()
    session = phone.context.new_cdp_session(phone.page)
    room = {"origin": phone.network.url, "quotaSize": 1000}
    session.send("Storage.overrideQuotaForOrigin", room)
    phone.network.weather_of_events = Weather.DOWN
    phone.page.goto(address_of(FIRST))
    before = len(phone.rows())
    studying.give_answer(phone.page, block, right_values(block))
    expect(phone.page.locator(LINE)).to_contain_text("O celular está sem espaço")
    assert_accessible(phone.page)
    assert len(phone.rows()) == before
    phone.network.weather_of_events = None
    phone.page.evaluate(RETRY)
    expect(place_of(phone.page, block)).to_contain_text("Enviado")
    phone.page.reload()
    studying.expect_answered(phone.page, block)


def test_a_download_without_room_says_so_and_what_was_there_stays(phone: Phone) -> None:
    phone.page.get_by_role("button", name="Apagar do celular").click()
    session = phone.context.new_cdp_session(phone.page)
    origin = phone.page.evaluate("location.origin")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1000})
    phone.page.get_by_role("button", name="Baixar para ler sem internet").click()
    expect(phone.page.get_by_text("O celular está sem espaço.")).to_be_visible()
    assert_accessible(phone.page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    phone.page.get_by_role("button", name="Tentar de novo").click()
    expect(phone.page.get_by_text("Baixado neste celular.")).to_be_visible()


def test_what_the_phone_threw_away_is_offered_again_and_answers_stay(phone: Phone) -> None:
    answer_without_signal(phone)
    rows = phone.waiting()
    phone.page.evaluate(
        "caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))"
    )
    assert phone.waiting() == rows
    phone.find_signal()
    phone.page.goto(COURSE_PAGE)
    expect(phone.page.get_by_role("button", name="Baixar para ler sem internet")).to_be_visible()
    assert not phone.waiting()
    phone.lose_signal()
    phone.page.goto(address_of(FIRST))
    expect(phone.page.get_by_role("heading", name="Você está sem internet")).to_be_visible()


def test_the_worker_of_the_release_before_hands_over(phone: Phone) -> None:
    answer_without_signal(phone)
    rows = phone.waiting()
    phone.network.rewrites["/sw.js"] = (b'const RELEASE = "', b'const RELEASE = "next-')
    phone.network.weather_of_events = Weather.DOWN
    phone.find_signal()
    phone.page.evaluate("navigator.serviceWorker.ready.then((one) => one.update())")
    phone.wait_until(
        "caches.keys().then((names) => names.filter((one) => one.startsWith('percurso-app-'))"
        ".every((one) => one.startsWith('percurso-app-next-')))"
    )
    assert phone.waiting() == rows
    phone.lose_signal()
    phone.page.goto(address_of(FIRST))
    expect(place_of(phone.page, PRACTICE)).to_contain_text("Guardado no celular.")
    phone.network.weather_of_events = None
    phone.find_signal()
    expect(place_of(phone.page, PRACTICE)).to_contain_text("Enviado")


def test_a_new_version_of_a_lesson_is_offered_and_not_forced(phone: Phone, site: Site) -> None:
    lesson = READ[3]
    authoring.add_paragraph(site, lesson.slug, "Texto corrigido hoje.")
    phone.page.goto(COURSE_PAGE)
    expect(phone.page.get_by_text("Há uma versão nova")).to_be_visible()
    assert_accessible(phone.page)
    corrected = phone.page.get_by_text("Texto corrigido hoje.")
    phone.lose_signal()
    phone.page.goto(address_of(lesson))
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(lesson.title)
    expect(corrected).to_be_hidden()
    phone.find_signal()
    phone.page.goto(COURSE_PAGE)
    phone.page.get_by_role("button", name="Atualizar").click()
    expect(phone.page.get_by_text("Baixado neste celular.")).to_be_visible()
    phone.lose_signal()
    phone.page.goto(address_of(lesson))
    expect(corrected).to_be_visible()


def test_of_two_phones_the_later_answer_stands_on_both(
    phone: Phone, site: Site, playwright: Playwright, tmp_path: Path, newcomer: Newcomer
) -> None:
    lesson = READ[1]
    block = practice_of(lesson)
    answer_without_signal(phone, lesson)
    rows = phone.waiting()
    with phone_of(playwright, tmp_path / "other", site.url) as other:
        other.enrol(newcomer.cpf, COURSE.slug)
        other.page.goto(f"{address_of(lesson)}?de-novo={block.id}")
        studying.give_answer(other.page, block, right_values(block))
        expect(place_of(other.page, block).get_by_text("Isso mesmo")).to_be_visible()
    phone.find_signal()
    expect(place_of(phone.page, block).get_by_text("Isso mesmo")).to_be_visible()
    assert arrived(site, rows) == len(rows)

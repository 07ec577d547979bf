"""What the browser is given to work without a signal, and what it is not given."""

import json
import re
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from courses.learning import services
from courses.learning.phone import phone_key
from courses.learning.views.lessons import KEPT_HEADER
from courses.offerings.models import Offering
from courses.offline import icons
from courses.offline.modules import FRAME_BYTES
from tests.courses import factories
from tests.courses.learning.conftest import Study, study_of, wrong


@pytest.fixture
def ana(study: Study) -> Client:
    return signed_in(study)


def signed_in(study: Study) -> Client:
    client = Client()
    client.force_login(study.user)
    return client


def module_url(study: Study) -> str:
    return reverse("courses:module", args=[study.enrollment.public_id])


def sheet_url(study: Study) -> str:
    return reverse("courses:sheet", args=[study.course.slug, study.quiz.page.slug])


def lesson_url(study: Study) -> str:
    return reverse("courses:lesson", args=[study.course.slug, study.lesson.page.slug])


def read_module(study: Study) -> dict[str, Any]:
    answer = signed_in(study).get(module_url(study))
    assert answer.status_code == 200
    return dict(answer.json())


def test_the_manifest_says_how_to_install(client: Client) -> None:
    answer = client.get(reverse("courses:manifest"))
    assert answer["Content-Type"] == "application/manifest+json"
    said = json.loads(answer.content)
    assert said["display"] == "standalone"
    assert {"192x192", "512x512"} == {one["sizes"] for one in said["icons"]}
    assert "maskable" in {one["purpose"] for one in said["icons"]}


@pytest.mark.parametrize("name", icons.SIZES)
def test_the_icons_are_those_that_the_command_draws(name: str) -> None:
    pixels, maskable = icons.SIZES[name]
    found = finders.find(f"courses/icons/{name}")
    with open(str(found), "rb") as file:  # noqa: PTH123 - a path of Django's finders
        assert file.read() == icons.png(pixels, maskable=maskable)


def test_the_worker_has_the_release_written_in_and_is_asked_for_each_time(client: Client) -> None:
    answer = client.get(reverse("courses:worker"))
    text = answer.content.decode()
    assert answer["Cache-Control"] == "no-cache"
    assert text.startswith('const RELEASE = "')
    assert reverse("courses:offline") in text.splitlines()[1]


def test_the_worker_is_the_same_for_everybody(client: Client, ana: Client) -> None:
    address = reverse("courses:worker")
    assert client.get(address).content == ana.get(address).content


def test_the_page_without_a_signal_names_nobody(client: Client, db: None) -> None:
    text = client.get(reverse("courses:offline")).content.decode()
    assert 'data-outbox=""' in text
    assert "Você está sem internet" in text
    assert "csrfmiddlewaretoken" not in text


def test_a_visitor_loads_the_manifest_and_no_script_of_the_outbox(client: Client, db: None) -> None:
    text = client.get(reverse("courses:catalogue")).content.decode()
    assert 'rel="manifest"' in text
    assert "outbox.js" not in text


def test_the_verdict_loads_none_of_this(ana: Client) -> None:
    text = ana.get(reverse("certificates:check")).content.decode()
    assert "manifest" not in text
    assert "outbox.js" not in text


def test_a_page_of_whoever_signed_in_carries_their_key_and_nothing_else_of_theirs(
    study: Study, ana: Client
) -> None:
    text = ana.get(lesson_url(study)).content.decode()
    assert f'data-outbox="{phone_key(study.user)}"' in text
    assert str(study.user.public_id) not in text


def test_the_signal_says_whose_session_it_is(study: Study, ana: Client, client: Client) -> None:
    said = ana.get(reverse("courses:signal")).json()
    assert said["user"] == phone_key(study.user)
    assert said["token"]
    assert client.get(reverse("courses:signal")).json()["user"] == ""


def test_a_module_lists_its_pages_its_sheet_and_what_they_need(study: Study) -> None:
    said = read_module(study)
    addresses = [one["address"] for one in said["resources"]]
    assert addresses[0] == lesson_url(study)
    assert sheet_url(study) in addresses
    assert any(address.endswith("outbox.js") for address in addresses)
    assert any(address.startswith("/estilo/") for address in addresses)
    assert said["size"] == sum(one["size"] for one in said["resources"])


def test_everything_of_a_module_can_be_had(study: Study, ana: Client) -> None:
    for one in read_module(study)["resources"]:
        if not one["address"].startswith("/static/"):
            assert ana.get(one["address"]).status_code == 200, one["address"]


def test_a_page_weighs_about_what_was_said(study: Study, ana: Client) -> None:
    said = {one["address"]: one["size"] for one in read_module(study)["resources"]}
    for address in (lesson_url(study), sheet_url(study)):
        weight = len(ana.get(address).content)
        assert abs(said[address] - weight) < FRAME_BYTES / 3, (address, said[address], weight)


def test_studying_makes_no_new_version(study: Study, ana: Client) -> None:
    before = read_module(study)["version"]
    ana.post(reverse("courses:finish_lesson", args=[study.course.slug, study.lesson.page.slug]))
    study.start()
    assert read_module(study)["version"] == before


def test_a_corrected_lesson_is_a_new_version_of_that_lesson_alone(cast: Any) -> None:
    study = study_of(cast)
    before = read_module(study)
    page = study.lesson.page
    page.body = [*page.body.get_prep_value(), factories.paragraph("<p>Corrigido.</p>")]
    factories.publish(page)
    after = read_module(study)
    changed = {one["address"] for one in after["resources"]} - {
        one["address"] for one in before["resources"] if one in after["resources"]
    }
    assert after["version"] != before["version"]
    assert changed == {lesson_url(study)}


def test_the_module_of_another_person_does_not_exist(study: Study, client: Client) -> None:
    assert client.get(module_url(study)).status_code == 302
    client.force_login(study.cast.bruno.user)
    assert client.get(module_url(study)).status_code == 404


def test_a_module_costs_a_fixed_number_of_queries(
    cast: Any, django_assert_num_queries: Any
) -> None:
    study = study_of(cast)
    ana = signed_in(study)
    ana.get(module_url(study))
    with django_assert_num_queries(4):
        ana.get(module_url(study))


def test_a_sheet_shows_the_questions_and_no_key(study: Study, ana: Client) -> None:
    text = ana.get(sheet_url(study)).content.decode()
    assert text.count("data-question=") == study.quiz.questions.count()
    assert "Porque sim." not in text
    assert "Isso." not in text
    assert not re.search(r"\b120\b", text.partition('id="avaliacao"')[2])


def test_a_sheet_has_the_answers_of_an_attempt_that_is_open(study: Study, ana: Client) -> None:
    study.start()
    ana.post(reverse("courses:start_attempt", args=[study.course.slug, study.quiz.page.slug]))
    question = study.quiz.questions.order_by("position").first()
    assert question is not None
    attempt = study.enrollment.attempts.get()
    ana.post(
        reverse("courses:attempt", args=[attempt.public_id]),
        {f"q-{question.block_id}": question.key["right"][0]},
    )
    assert " checked" in ana.get(sheet_url(study)).content.decode()


def kept(client: Client, address: str) -> str:
    return client.get(address, headers={KEPT_HEADER: "yes"}).content.decode()


def test_a_kept_lesson_stands_blank_though_it_was_answered(study: Study, ana: Client) -> None:
    services.answer_practice(
        enrollment=study.enrollment,
        question=study.practice,
        raw=wrong(study.practice),
        by=study.user,
    )
    assert "Tentar de novo" in ana.get(lesson_url(study)).content.decode()
    page = kept(ana, lesson_url(study))
    assert "Tentar de novo" not in page
    assert "Responder" in page
    assert " data-kept" in page
    assert " checked" not in page


def test_a_kept_sheet_stands_blank_and_names_the_attempt_before(study: Study, ana: Client) -> None:
    first = services.hand_in(attempt=study.start(), by=study.user)
    attempt = study.start()
    services.save_answers(attempt=attempt, raws=study.right_answers(), by=study.user)
    assert " checked" in ana.get(sheet_url(study)).content.decode()
    page = kept(ana, sheet_url(study))
    assert " checked" not in page
    assert f'data-after="{first.public_id}"' in page


def test_whoever_has_passed_has_nothing_left_to_answer(study: Study, ana: Client) -> None:
    attempt = study.start()
    services.save_answers(attempt=attempt, raws=study.right_answers(), by=study.user)
    services.hand_in(attempt=attempt, by=study.user)
    text = ana.get(sheet_url(study)).content.decode()
    assert "Você já passou" in text
    assert "data-study" not in text


def test_a_lesson_without_a_quiz_has_no_sheet(study: Study, ana: Client) -> None:
    address = reverse("courses:sheet", args=[study.course.slug, study.lesson.page.slug])
    assert ana.get(address).status_code == 404


def test_whoever_has_no_place_has_no_sheet(study: Study, client: Client) -> None:
    client.force_login(study.cast.bruno.user)
    assert client.get(sheet_url(study)).status_code == 404


def test_whoever_waits_for_a_place_does_not_see_the_quiz_before(
    study: Study, client: Client
) -> None:
    Offering.objects.update(seats=1)
    factories.enroll(study.cast.bruno, study.offering)
    client.force_login(study.cast.bruno.user)
    assert client.get(sheet_url(study)).status_code == 404


def test_the_course_offers_the_module_to_whoever_studies_it(study: Study, ana: Client) -> None:
    address = reverse("courses:course", args=[study.course.slug])
    assert f'data-module="{module_url(study)}"' in ana.get(address).content.decode()
    assert "data-module=" not in Client().get(address).content.decode()
    assert f'data-module="{module_url(study)}"' in ana.get("/meu-espaco/").content.decode()

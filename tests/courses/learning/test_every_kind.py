"""Every kind of question in a lesson and in a quiz: by forms alone, and as a phone sends them."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from cms.media.models import Image
from courses.catalogue.models import EditionQuestion
from courses.enrollments.models import Enrollment
from courses.learning import body, queries, services
from courses.learning.faces import field_name
from courses.learning.models import Attempt, AttemptAnswer, PracticeAnswer
from courses.questions.kinds import Shown
from courses.questions.registry import kind_of
from courses.questions.samples import KINDS, value_of
from tests.cast import Cast
from tests.courses import factories

LESSON, QUIZ = "/cursos/medir/como-medir/", "/cursos/medir/prova/"


def asked(kind: str, *, practice: bool) -> dict[str, Any]:
    changes: dict[str, object] = {"is_practice": practice}
    if kind == "hotspot":
        changes["image"] = Image.objects.get(title="Treino" if practice else "Prova").pk
    return {"type": kind, "id": str(uuid4()), "value": value_of(kind, **changes)}


@pytest.fixture
def enrollment(cast: Cast) -> Enrollment:
    """Enrol Ana in a course that asks every kind of question, for practice and for the result."""
    for title in ("Treino", "Prova"):
        Image.objects.create(title=title, description="Braço", file=get_test_image_file())
    course = factories.course()
    practice = [asked(kind, practice=True) for kind in KINDS]
    quiz = [asked(kind, practice=False) for kind in KINDS]
    factories.lesson(course, slug="como-medir", body=[factories.paragraph(), *practice])
    factories.lesson(course, "Prova", slug="prova", minutes=30, is_graded=True, body=quiz)
    edition = factories.approve_edition(course=course, by=None)
    return factories.enroll(cast.ana, factories.offering(cast, edition))


@pytest.fixture
def ana(enrollment: Enrollment, client: Client, cast: Cast) -> Client:
    client.force_login(cast.ana.user)
    return client


def question(kind: str, *, practice: bool) -> EditionQuestion:
    return EditionQuestion.objects.select_related("lesson").get(
        question_type=kind,
        is_practice=practice or kind == "reflection",
        lesson__is_graded=not practice,
    )


def fields(row: EditionQuestion, shown: Shown, answer: object) -> dict[str, object]:
    """Return an answer under the names that its fields have in the page."""
    name = field_name(row.block_id)
    if row.question_type == "calculated_dose":
        token = kind_of(row.question_type).inputs(shown, None, None).draw  # type: ignore[arg-type, attr-defined]
        return {f"{name}-numero": answer, f"{name}-sorteio": token}
    if isinstance(answer, dict):
        return {f"{name}-{part}": value for part, value in answer.items()}
    return {
        name: {True: "true", False: "false"}.get(answer, answer)
        if isinstance(answer, bool)
        else answer
    }


def expected(row: EditionQuestion, shown: Shown | None = None) -> Any:
    return kind_of(row.question_type).expected(shown or row.shown, row.key)


def practise(ana: Client, row: EditionQuestion, answer: object) -> str:
    """Answer by the form; return the page that follows."""
    sent = {**fields(row, row.shown, answer), "pergunta": str(row.block_id)}
    assert ana.post(LESSON, sent).status_code in {200, 302}
    return ana.get(LESSON).content.decode()


def sent_event(
    ana: Client, row: EditionQuestion, kind: str, response: object, **fields: str
) -> dict[str, Any]:
    event = {
        "id": str(uuid4()),
        "kind": kind,
        "enrollment": str(Enrollment.objects.get().public_id),
        "lesson": str(row.lesson.public_id),
        "question": str(row.block_id),
        "response": response,
        "occurred_at": timezone.now().isoformat(),
        **fields,
    }
    answer = ana.post(reverse("courses:events"), {"events": [event]}, "application/json")
    return dict(answer.json()["results"][0])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "reflection"])
def test_practice_of_each_kind_is_answered_by_a_form(ana: Client, kind: str) -> None:
    row = question(kind, practice=True)
    page = practise(ana, row, expected(row))
    assert "Isso mesmo" in page
    assert PracticeAnswer.objects.get().is_right


@pytest.mark.parametrize("kind", KINDS)
def test_practice_of_each_kind_is_answered_from_a_phone(ana: Client, kind: str) -> None:
    row = question(kind, practice=True)
    answer = expected(row)
    if kind == "calculated_dose":
        token = kind_of(kind).inputs(row.shown, None, None).draw  # type: ignore[arg-type, attr-defined]
        answer = {"numero": answer, "sorteio": token}
    told = sent_event(ana, row, "practice_answered", answer)
    assert told["outcome"] == "accepted"
    assert (
        "Porque sim." in told["html"]
        or "guardado" in told["html"].lower()
        or "vezes" in told["html"]
    )
    assert PracticeAnswer.objects.get().is_right is (None if kind == "reflection" else True)


def test_a_reflection_comes_back_when_it_is_opened_again(ana: Client) -> None:
    row = question("reflection", practice=True)
    page = practise(ana, row, "A fila.\nE a pressa.")
    assert "A fila.<br>E a pressa." in page
    assert "Guardado para você" in page
    assert "Mudar o que escrevi" in page
    opened = ana.get(f"{LESSON}?de-novo={row.block_id}").content.decode()
    assert "A fila.\nE a pressa.</textarea>" in opened


def test_a_reflection_that_stands_open_covers_no_newer_one(ana: Client) -> None:
    row, other = (question(kind, practice=True) for kind in ("reflection", "true_false"))
    practise(ana, row, "A fila.")
    opened = ana.get(f"{LESSON}?de-novo={row.block_id}").content.decode()
    (mark,) = re.findall(rf'name="vista-{row.block_id}" value="(\w+)"', opened)
    practise(ana, row, "A pressa.")
    old = {field_name(row.block_id): "A fila.", f"vista-{row.block_id}": mark}
    ana.post(LESSON, {**old, "pergunta": str(other.block_id)})
    assert PracticeAnswer.objects.get(question=row).response == "A pressa."
    told = sent_event(ana, row, "practice_answered", "A fila.", mark=mark)
    assert "A pressa." in told["html"]
    ana.post(LESSON, {**old, "pergunta": str(row.block_id)})
    assert PracticeAnswer.objects.get(question=row).response == "A fila."


def test_what_somebody_wrote_is_not_kept_in_the_servers_memory(ana: Client) -> None:
    for kind in ("reflection", "short_text"):
        practise(ana, question(kind, practice=True), "Só meu.")
    assert "Só meu." not in str(body._answered._kept)


def test_an_answer_that_is_too_long_stands_as_it_was_typed(ana: Client) -> None:
    row = question("reflection", practice=True)
    novel = "Era uma vez. " * 400
    sent = {field_name(row.block_id): novel, "pergunta": str(row.block_id)}
    page = ana.post(LESSON, sent).content.decode()
    assert "cabem 2000" in page
    assert novel in page
    assert not PracticeAnswer.objects.exists()


def test_practice_of_a_case_goes_on_stage_by_stage(ana: Client) -> None:
    row = question("staged_case", practice=True)
    answer = expected(row)
    for number, (name, value) in enumerate(answer.items(), start=1):
        page = practise(ana, row, {name: value})
        assert PracticeAnswer.objects.get().response == dict(list(answer.items())[:number])
        assert ("Quem está tonto pode cair." in page) is True
        assert ("Melhorar não encerra" in page) is (number == 3)
    assert PracticeAnswer.objects.get().is_right


def test_what_was_answered_in_a_case_does_not_change(ana: Client) -> None:
    row = question("staged_case", practice=True)
    first, right = next(iter(expected(row).items()))
    wrong = next(o["id"] for o in row.shown["stages"][0]["options"] if o["id"] != right)
    practise(ana, row, {first: wrong})
    practise(ana, row, {first: right})
    assert PracticeAnswer.objects.get().response == {first: wrong}


def test_a_case_at_its_end_may_be_begun_anew(ana: Client) -> None:
    row = question("staged_case", practice=True)
    answer = expected(row)
    practise(ana, row, answer)
    first = next(iter(answer))
    practise(ana, row, {first: answer[first]})
    assert PracticeAnswer.objects.get().response == {first: answer[first]}


def start(ana: Client) -> Attempt:
    ana.post(f"{QUIZ}comecar/")
    return Attempt.objects.get(submitted_at__isnull=True)


def given_rightly(attempt: Attempt) -> dict[str, object]:
    form: dict[str, object] = {}
    for row in attempt.answers.select_related("question"):
        form |= fields(row.question, row.shown, expected(row.question, row.shown))
    return form


def test_a_quiz_of_every_kind_is_passed_by_forms_alone(ana: Client) -> None:
    attempt = start(ana)
    assert attempt.answers.count() == len(KINDS) - 1
    page = reverse("courses:attempt", args=[attempt.public_id])
    following = ana.post(page, given_rightly(attempt))
    assert "estão respondidas" in ana.get(following.url).content.decode()
    ana.post(following.url)
    assert Attempt.objects.get().percent == 100


def test_a_part_that_is_right_counts_as_a_part(ana: Client) -> None:
    attempt = start(ana)
    form = given_rightly(attempt)
    pairs = field_name(question("matching", practice=False).block_id)
    left_out = next(name for name in form if name.startswith(f"{pairs}-"))
    del form[left_out]
    services.save_answers(attempt=attempt, raws={}, by=attempt.enrollment.person.user)
    page = reverse("courses:attempt", args=[attempt.public_id])
    assert "Falta 1 resposta" in ana.get(ana.post(page, form).url).content.decode()
    ana.post(reverse("courses:hand_in", args=[attempt.public_id]))
    of = len(KINDS) - 1
    assert Attempt.objects.get().percent == int(100 * (of - 1 + 2 / 3) / of)


def test_a_quiz_tells_of_a_case_only_what_was_reached(ana: Client) -> None:
    attempt = start(ana)
    row = question("staged_case", practice=False)
    page = reverse("courses:attempt", args=[attempt.public_id])
    assert "máxima é 190" not in ana.get(page).content.decode()
    first, right = next(iter(expected(row).items()))
    sent = {f"{field_name(row.block_id)}-{first}": right, "continuar": str(row.block_id)}
    following = ana.post(page, sent)
    assert following.url == f"{page}#pergunta-{row.block_id}"
    shown = ana.get(page).content.decode()
    assert "máxima é 190" in shown
    assert "Quem está tonto" not in shown
    ana.post(page, {})
    assert AttemptAnswer.objects.get(question=row).response == {first: right}


def test_an_unreadable_answer_elsewhere_loses_no_stage(ana: Client) -> None:
    attempt = start(ana)
    case, number = (question(kind, practice=False) for kind in ("staged_case", "numeric"))
    first, right = next(iter(expected(case).items()))
    sent = {f"{field_name(case.block_id)}-{first}": right, field_name(number.block_id): "muitos"}
    shown = ana.post(reverse("courses:attempt", args=[attempt.public_id]), sent).content.decode()
    assert "máxima é 190" in shown
    assert 'value="muitos"' in shown


def test_each_attempt_draws_and_its_sheet_shows_the_same(ana: Client) -> None:
    row = question("calculated_dose", practice=False)
    prompts = set()
    for number in range(1, 5):
        shown = queries.shown_in(row, Enrollment.objects.get().public_id, number)
        sheet = reverse("courses:sheet", args=["medir", "prova"])
        assert shown["prompt"] in ana.get(sheet).content.decode()
        attempt = start(ana)
        assert attempt.number == number
        assert AttemptAnswer.objects.get(attempt=attempt, question=row).shown == shown
        assert shown["prompt"] in ana.get(sheet).content.decode()
        prompts.add(shown["prompt"])
        ana.post(reverse("courses:hand_in", args=[attempt.public_id]))
    assert len(prompts) > 1


def test_numbers_of_an_older_sheet_are_refused_and_told(ana: Client) -> None:
    row = question("calculated_dose", practice=False)
    start(ana)
    told = sent_event(ana, row, "quiz_answered", {"numero": "100", "sorteio": "deoutra1"})
    assert told["outcome"] == "refused"
    assert "outros números" in told["sentence"]


def test_a_sheet_carries_the_whole_case_folded(ana: Client) -> None:
    text = ana.get(reverse("courses:sheet", args=["medir", "prova"])).content.decode()
    assert "máxima é 190" in text
    assert text.count('<li class="stage" hidden>') == 2
    assert "tonto pode cair" not in text


def test_stages_answered_on_a_phone_arrive_in_any_order(ana: Client) -> None:
    row = question("staged_case", practice=False)
    answer = expected(row)
    first = dict(list(answer.items())[:1])
    start(ana)
    for response in (answer, first):
        assert sent_event(ana, row, "quiz_answered", response)["outcome"] == "accepted"
    assert AttemptAnswer.objects.get(question=row).response == answer


def test_nothing_of_the_key_is_in_any_page_before_it_is_graded(ana: Client) -> None:
    start(ana)
    attempt = reverse("courses:attempt", args=[Attempt.objects.get().public_id])
    for address in (LESSON, attempt, reverse("courses:sheet", args=["medir", "prova"])):
        text = ana.get(address).content.decode()
        for secret in ("Porque sim.", "is_correct", "peso *", "Muita gente", "choice--right"):
            assert secret not in text, (address, secret)
    assert json.dumps(question("matching", practice=False).key["pairs"])[1:-1] not in text


def test_the_pictures_of_a_quiz_go_along_onto_the_phone(
    ana: Client, enrollment: Enrollment
) -> None:
    module = ana.get(reverse("courses:module", args=[enrollment.public_id])).json()
    picture = Image.objects.get(title="Prova")
    assert picture.public_url(picture.public_widths[0]) in {
        one["address"] for one in module["resources"]
    }

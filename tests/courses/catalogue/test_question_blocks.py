"""Every kind of question and the bank in the editor: saved as written, refused in plain words."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.blocks import Block
from wagtail.images.tests.utils import get_test_image_file

from cms.media.models import Image
from courses.catalogue.blocks import LessonStreamBlock, ThemeBlock
from courses.catalogue.models import LessonPage
from courses.questions.registry import kind_of
from courses.questions.samples import KINDS, item, items, value_of
from tests.cast import Cast
from tests.cms.blocks.drawing import sentences
from tests.courses.factories import course, lesson, paragraph


@pytest.fixture
def image(db: None) -> Image:
    return Image.objects.create(title="Braço", description="Braço", file=get_test_image_file())


def authored(kind: str, image: Image, **changes: object) -> dict[str, Any]:
    more = {"image": image.pk} if kind == "hotspot" else {}
    return value_of(kind, **more, **changes)


def block_of(kind: str) -> Block:
    return LessonStreamBlock().child_blocks[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_author_writes_is_saved_and_may_be_asked(kind: str, image: Image) -> None:
    block = block_of(kind)
    saved = block.get_prep_value(block.clean(block.to_python(authored(kind, image))))
    assert kind_of(kind).freeze("Esta pergunta", saved).shown["prompt"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_preview_shows_the_fields_and_no_key(kind: str, image: Image) -> None:
    block = block_of(kind)
    html = block.render(block.to_python(authored(kind, image)))
    assert "<fieldset" in html
    assert "Porque sim." not in html


@pytest.mark.parametrize(
    ("kind", "changes", "said"),
    [
        ("calculated_dose", {"formula": "peso **"}, "não foi entendida"),
        ("calculated_dose", {"prompt": "Quantos mg?"}, "escreva"),
        ("gap_filling", {"text": "Sem lacuna nenhuma."}, "colchetes"),
        ("ordering", {"items": [*items("Igual", "Outro"), item("x", "Igual")]}, "repetidos"),
        ("short_text", {"answers": items("...")}, "resposta aceita"),
    ],
)
def test_what_could_not_be_asked_is_not_saved(
    kind: str, changes: dict[str, object], said: str, image: Image
) -> None:
    block = block_of(kind)
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(authored(kind, image, **changes)))
    assert said in " ".join(sentences(refused.value))


def test_a_reflection_is_always_practice() -> None:
    assert "is_practice" not in block_of("reflection").child_blocks
    assert "is_practice" in block_of("ordering").child_blocks


def test_in_a_bank_nothing_is_practice_and_nothing_is_only_thought_about() -> None:
    questions = ThemeBlock().child_blocks["questions"].child_blocks
    assert set(questions) == set(KINDS) - {"reflection"}
    assert not [one for one in questions.values() if "is_practice" in one.child_blocks]


def test_the_editor_opens_a_lesson_of_every_kind_and_a_bank(
    image: Image, cast: Cast, client: Client
) -> None:
    questions = [
        {"type": kind, "value": authored(kind, image), "id": str(uuid4())} for kind in KINDS
    ]
    banked = [question for question in questions if question["type"] != "reflection"]
    theme = {"type": "theme", "id": str(uuid4()), "value": {"name": "Medir", "questions": banked}}
    made = course(bank=[theme])
    page = lesson(made, body=[paragraph(), *questions])
    client.force_login(cast.root)
    for edited, told in ((page, "Ligar pares"), (made, "Banco de perguntas")):
        answer = client.get(reverse("wagtailadmin_pages:edit", args=[edited.pk]))
        assert answer.status_code == 200
        assert told in answer.content.decode()
    assert "Dona Lurdes" in client.get(page.own_path()).content.decode()


BLOCKS = sorted(LessonStreamBlock().child_blocks)


@pytest.mark.parametrize("name", BLOCKS)
def test_an_author_sees_each_block_before_choosing_it(
    name: str, cast: Cast, client: Client
) -> None:
    block = LessonPage.body.field.stream_block.child_blocks[name]
    assert block.is_previewable
    client.force_login(cast.bruno.user)
    address = reverse("wagtailadmin_block_preview")
    page = client.get(address, {"id": block.definition_prefix}).content.decode()
    content = page.partition('<div class="prose">')[2].partition("</main>")[0]
    assert len(content.strip()) > 40, content
    assert "incompleta" not in content


@pytest.mark.parametrize("name", BLOCKS)
def test_a_draft_may_be_saved_before_a_block_is_finished(name: str, db: None) -> None:
    block = LessonStreamBlock().child_blocks[name]
    block.clean_deferred(block.get_default())
    assert not block.is_deferred_validation


@pytest.mark.parametrize("name", KINDS)
def test_a_question_is_explained_after_its_answers(name: str) -> None:
    fields = list(block_of(name).child_blocks)
    assert fields[0] == "prompt"
    assert "feedback" in fields[-2:]

"""A lesson made of every block: opened in the editor, published, read by a visitor."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.courses.factories import course, lesson

BODY = [
    ("quotation", {"text": "Direito de todos.", "who": "Constituição", "source": "Artigo 196"}),
    (
        "table",
        {
            "caption": "Manguitos",
            "columns": [{"type": "text", "heading": "Nome"}, {"type": "number", "heading": "Cm"}],
            "rows": [{"values": ["Adulto", "27 a 34"]}],
        },
    ),
    (
        "comparison",
        {
            "title": "Medir",
            "sides": [
                {"mark": "do", "heading": "", "points": ["Espere"]},
                {"mark": "avoid", "heading": "", "points": ["Correr"]},
            ],
        },
    ),
    ("timeline", {"title": "Visita", "stops": [{"title": "Chegue"}, {"title": "Escute"}]}),
    (
        "activity",
        {
            "title": "Observe",
            "minutes": 30,
            "task": "Olhe.",
            "checklist": [],
            "bring_back": "Nota.",
        },
    ),
]


@pytest.fixture
def page(db):
    body = [{"type": kind, "value": value, "id": str(uuid4())} for kind, value in BODY]
    return lesson(course(), body=body)


def test_a_visitor_reads_every_block_without_a_script(page, client):
    shown = client.get(page.own_path()).content.decode()
    for told in ("Direito de todos.", "Manguitos", "Evite", "Escute", "Não vale nota"):
        assert told in shown
    assert "style=" not in shown


def test_the_editor_opens_a_lesson_of_every_block(page, cast):
    client = Client()
    client.force_login(cast.root)
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "Adicionar coluna" in shown
    assert "Linha do tempo" in shown

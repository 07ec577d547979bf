"""The pages: a file in, a report, a draft; a file out; and what is not there for strangers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from courses.catalogue.models import LessonPage
from courses.exchange.models import QuestionImport
from tests.courses.factories import town_page, whole_course

GIFT = "::Sobre a Terra::Gira. {T}\n\nQual? {=a ~%50%c ~b}\n\nSó texto."
GIFT_BYTES = GIFT.encode()


@pytest.fixture
def reading(cast):
    whole_course(town_page(cast.parintins))
    return LessonPage.objects.get(slug="como-medir")


@pytest.fixture
def bruno(client, cast):
    client.force_login(cast.bruno.user)
    return client


def address(page):
    return reverse("courses:questions", args=[page.pk])


def upload(client, page, data=GIFT_BYTES, **more):
    sent = SimpleUploadedFile("perguntas.txt", data)
    return client.post(address(page), {"file": sent, **more}, follow=True)


def test_a_file_becomes_a_report_and_the_report_a_draft(bruno, reading):
    answer = upload(bruno, reading)
    shown = answer.content.decode()
    assert "GIFT: 1 pode ir como está; 1 vai com alguma perda; 1 não pode ir." in shown
    assert "Sobre a Terra" in shown
    assert "Verdadeiro ou falso" in shown
    assert "As notas em parte ficaram de fora" in shown
    assert "Levar 2 perguntas para o rascunho" in shown

    answer = bruno.post(answer.redirect_chain[-1][0], follow=True)
    shown = answer.content.decode()
    assert "As perguntas estão no fim do rascunho." in shown
    assert "Levar 2 perguntas" not in shown
    reading.refresh_from_db()
    assert len(reading.get_latest_revision_as_object().body) == len(reading.body) + 2


def test_pasted_text_is_read_and_stays_where_it_is_refused(bruno, reading):
    answer = bruno.post(address(reading), {"text": GIFT}, follow=True)
    assert "Sobre a Terra" in answer.content.decode()
    refused = bruno.post(address(reading), {"text": "// só um comentário"}).content.decode()
    assert "Não achamos nenhuma pergunta" in refused
    assert "// só um comentário" in refused


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Escolha um arquivo ou cole as perguntas."),
        ({"text": "  "}, "Escolha um arquivo ou cole as perguntas."),
        ({"file": b"%PDF-1.7"}, "Este arquivo é um PDF."),
        ({"file": b""}, "O arquivo está vazio."),
        ({"file": b"Gira. {T}", "text": "Gira. {T}"}, "um de cada vez"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(bruno, reading, sent, said):
    values = {
        name: SimpleUploadedFile("x", value) if isinstance(value, bytes) else value
        for name, value in sent.items()
    }
    assert said in bruno.post(address(reading), values).content.decode()
    assert not QuestionImport.objects.exists()


def test_nothing_good_offers_no_button(bruno, reading):
    shown = upload(bruno, reading, b"So um texto.").content.decode()
    assert "Nenhuma pergunta deste arquivo pode ir." in shown
    assert "para o rascunho</button>" not in shown


def test_a_latin_1_file_is_said_on_the_report(bruno, reading):
    shown = upload(bruno, reading, "A pressão. {T}".encode("latin-1")).content.decode()
    assert "confira os acentos" in shown
    assert "A pressão." in shown


def test_the_report_costs_the_same_with_more_questions(
    bruno, reading, django_assert_max_num_queries
):
    few = upload(bruno, reading, b"Um. {T}").redirect_chain[-1][0]
    bruno.get(few)
    with django_assert_max_num_queries(30) as before:
        bruno.get(few)
    count = len(before)
    many = upload(bruno, reading, b"Um. {T}\n\n" * 40).redirect_chain[-1][0]
    with django_assert_max_num_queries(count):
        bruno.get(many)


def test_questions_leave_as_a_file(bruno, reading):
    answer = bruno.get(reverse("courses:export_questions", args=[reading.pk, "gift"]))
    assert answer["Content-Disposition"] == 'attachment; filename="perguntas.gift.txt"'
    assert "::P1::Qual?" in answer.content.decode()


def test_what_a_format_cannot_hold_is_said_before_the_file(bruno, reading):
    draft = reading.get_latest_revision_as_object()
    order = [{"type": "item", "value": text} for text in ("um", "dois", "três")]
    block = {"type": "ordering", "value": {"prompt": "Ordem?", "items": order}}
    draft.body = draft.body.stream_block.to_python([*draft.body.get_prep_value(), block])
    draft.save_revision()
    leaving = reverse("courses:export_questions", args=[reading.pk, "gift"])
    shown = bruno.get(leaving).content.decode()
    assert "“Ordem?” ficou de fora: o GIFT não tem este tipo de pergunta." in shown
    assert "::P1::" in bruno.get(leaving, {"confirmar": "1"}).content.decode()


def test_a_stranger_finds_nothing(client, bruno, reading, cast):
    report = upload(bruno, reading).redirect_chain[-1][0]
    leaving = reverse("courses:export_questions", args=[reading.pk, "gift"])
    client.force_login(cast.davi.user)
    for path in (address(reading), report, leaving):
        assert client.get(path).status_code == 404
    assert client.post(report).status_code == 404
    # A report belongs to who read the file, even among those who edit the page.
    client.force_login(cast.fabio.user)
    assert client.get(address(reading)).status_code == 200
    assert client.get(report).status_code == 404


def test_a_page_that_is_neither_lesson_nor_course_has_no_questions(bruno, cast):
    assert bruno.get(address(town_page(cast.parintins))).status_code == 404
    assert bruno.get(reverse("courses:export_questions", args=[1, "csv"])).status_code == 404


def test_the_editor_leads_there(bruno, reading):
    shown = bruno.get(reverse("wagtailadmin_pages:edit", args=[reading.pk])).content.decode()
    assert address(reading) in shown
    assert "Importar e exportar perguntas" in shown

"""Questions of another system come into a lesson, from the editor's door to the draft."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenAs, Site
from tests.browser.steps import ADMINISTRATOR, PHONE, examine

pytestmark = pytest.mark.slow

GIFT = """::Sobre a espera::Quantos minutos a pessoa espera sentada antes de medir? {=Cinco#Isso.
~Nenhum#O corpo precisa de descanso. ~%50%Dois ####O descanso muda o valor.}

::Um nome que não acaba nunca, porque quem escreveu quis dizer tudo já no nome da pergunta, com
vírgulas e tudo, e ainda mais um pouco::A bexiga cheia muda o resultado. {T}

Isto aqui é só um aviso para a turma, sem pergunta nenhuma.
"""


def test_a_file_is_looked_at_and_brought_into_the_draft(open_as: OpenAs, site: Site) -> None:
    lesson = site.ask("SELECT page_ptr_id FROM courses_lessonpage WHERE NOT is_graded LIMIT 1")[0][
        0
    ]
    page = open_as(ADMINISTRATOR)
    page.goto(f"/gestao/perguntas/{lesson}/")
    page.get_by_role("button", name="Ver as perguntas").click()
    expect(page.get_by_text("Escolha um arquivo ou cole as perguntas.").first).to_be_visible()
    examine(page)

    page.set_viewport_size(PHONE)
    page.get_by_label("Arquivo").set_input_files(
        {"name": "perguntas.txt", "mimeType": "text/plain", "buffer": GIFT.encode("latin-1")}
    )
    page.get_by_role("button", name="Ver as perguntas").click()
    expect(page.get_by_role("heading", name="O que vem do arquivo")).to_be_visible()
    expect(page.get_by_text("confira os acentos")).to_be_visible()
    examine(page)

    page.get_by_role("button", name="Levar 2 perguntas para o rascunho").click()
    expect(page.get_by_text("As perguntas estão no fim do rascunho.")).to_be_visible()
    examine(page)
    page.get_by_role("link", name="Abrir o rascunho").click()
    expect(page.get_by_text("A bexiga cheia muda o resultado.").first).to_be_visible()

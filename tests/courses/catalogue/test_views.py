import pytest
from django.core.cache import cache
from django.urls import reverse

from courses.catalogue import serving
from courses.catalogue import views as listing_views
from courses.catalogue.models import CourseCard, CoursePage
from courses.offerings.services import cancel as cancel_offering
from tests.courses.factories import course, edition, home, offering, publish, town_page

URL = "/cursos/"


def titles(response):
    return [
        card.title for card in CourseCard.objects.order_by("pk") if card.title in text(response)
    ]


def text(response):
    return response.content.decode()


@pytest.fixture
def three(cast):
    course(slug="pressao", title="Medir bem a pressão", theme="Hipertensão")
    course(
        town_page(cast.parintins),
        slug="acolher",
        title="Acolhimento na porta",
        theme="Acolhimento",
        audience="Recepção",
        modality="classroom",
        syllabus=[{"type": "unit", "value": {"title": "Tudo", "minutes": 3000}, "id": "1"}],
    )
    course(town_page(cast.goiania), slug="vacina", title="Vacinação em dia", theme="Vacinas")
    return cast


def test_the_catalogue_lists_what_is_published(client, three):
    draft = home().add_child(
        instance=CoursePage(title="Ainda não", slug="ainda", audience="x", live=False)
    )
    draft.save_revision()

    page = client.get(URL)

    assert len(titles(page)) == 3
    assert "3 cursos" in text(page)
    assert "Ainda não" not in text(page)
    assert 'href="/cursos/acolher/"' in text(page)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=PRESSAO", ["Medir bem a pressão"]),
        ("q=acolhimento+recepcao", ["Acolhimento na porta"]),
        ("q=vacinacao+goiania", ["Vacinação em dia"]),
        ("municipio=parintins", ["Acolhimento na porta"]),
        ("municipio=Goi%C3%A2nia", ["Vacinação em dia"]),
        ("tema=Vacinas", ["Vacinação em dia"]),
        ("horas=20-a-60", ["Acolhimento na porta"]),
        ("horas=ate-4&tema=Vacinas", ["Vacinação em dia"]),
        ("modalidade=classroom", ["Acolhimento na porta"]),
        ("modalidade=online&q=vacina", ["Vacinação em dia"]),
    ],
)
def test_what_is_asked_is_found(client, three, asked, found):
    assert titles(client.get(f"{URL}?{asked}")) == found


@pytest.mark.parametrize(
    "asked",
    [
        "q=" + "a" * 10_000,
        "q=%00%0a%E2%80%AE%F0%9F%A9%BA",
        "q='%22%3Cscript%3Ealert(1)%3C/script%3E",
        "horas=sempre",
        "pagina=zero",
        "pagina=" + "9" * 5000,
        "pagina=-1",
        "municipio=%25",
        "tema=" + "x" * 10_000,
    ],
)
def test_strange_questions_get_a_plain_answer(client, three, asked):
    page = client.get(f"{URL}?{asked}")

    assert page.status_code == 200
    assert "<script>alert" not in text(page)


def test_a_filter_that_is_on_can_be_taken_off(client, three):
    page = client.get(f"{URL}?q=acolhimento&horas=20-a-60")

    assert 'href="?q=acolhimento"' in text(page)
    assert "De 20 h a 60 h" in text(page)


def test_an_empty_catalogue_says_so(client, cast):
    assert "Ainda não há cursos publicados" in text(client.get(URL))


def test_nothing_found_offers_a_way_on(client, three):
    page = client.get(f"{URL}?q=xilofone")

    assert "Não achamos curso assim" in text(page)
    assert "Ver todos os cursos" in text(page)


def test_the_list_costs_two_queries_and_nothing_from_the_cache(
    client, cast, django_assert_num_queries
):
    for number in range(30):
        course(slug=f"curso-{number}", title=f"Curso {number}")
    client.get(f"{URL}?q=curso")

    with django_assert_num_queries(2):
        page = client.get(f"{URL}?pagina=2&q=curs")
    assert "30 cursos" in text(page)
    with django_assert_num_queries(0):
        client.get(f"{URL}?pagina=2&q=curs")


def test_a_correction_shows_at_once(client, three, django_capture_on_commit_callbacks):
    client.get(URL)
    with django_capture_on_commit_callbacks(execute=True):
        page = CoursePage.objects.get(slug="vacina")
        page.title = "Vacinas sem atraso"
        page.save_revision()
    assert "Vacinas sem atraso" not in text(client.get(URL))

    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    assert "Vacinas sem atraso" in text(client.get(URL))

    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert "Vacinas sem atraso" not in text(client.get(URL))


def test_a_card_says_until_when_one_may_enrol(client, cast, django_capture_on_commit_callbacks):
    turma = offering(cast, edition())
    assert "Inscrições abertas" in text(client.get(URL))

    with django_capture_on_commit_callbacks(execute=True):
        cancel_offering(offering=turma, by=cast.bruno.user, reason="Enchente.")
    assert "Inscrições abertas" not in text(client.get(URL))


def test_a_signed_in_persons_page_never_reaches_a_visitor(client, three):
    client.force_login(three.ana.user)
    assert "Ana" in text(client.get(URL))
    client.logout()
    client.cookies.clear()

    assert "Ana" not in text(client.get(URL))


def test_the_home_page_shows_the_newest_courses(client, three, rf):
    from courses.catalogue.views import home_panel

    drawn = home_panel(rf.get("/"), town_page(three.parintins))
    assert "Acolhimento na porta" in drawn
    assert "Vacinação" not in drawn
    assert "Vacinação" in home_panel(rf.get("/"), home())


def test_posting_to_the_catalogue_is_refused(client, cast):
    assert client.post(URL).status_code == 405


def test_a_page_links_to_its_own_address(cast, rf):
    page = course()

    assert page.get_url() == reverse("courses:course", args=["medir"])


def test_the_trees_address_leads_to_ours(cast, rf):
    answer = course().serve(rf.get("/qualquer/"))

    assert (answer.status_code, answer.url) == (301, "/cursos/medir/")


def test_a_preview_shows_the_draft_and_keeps_nothing(client, cast):
    page = course()
    page.title = "Rascunho do título"
    page.objectives = [("item", "Objetivo do rascunho")]

    shown = page.make_preview_request(preview_mode="")

    assert "Rascunho do título" in text(shown)
    assert "Objetivo do rascunho" in text(shown)
    assert "Rascunho" not in text(client.get("/cursos/medir/"))
    assert "Objetivo do rascunho" not in text(client.get("/cursos/medir/"))


def test_a_page_that_was_never_published_by_a_revision_is_drawn_each_time():
    drawn = iter(["um", "dois"])

    assert [serving.body_html(1, None, lambda: next(drawn)) for _ in range(2)] == ["um", "dois"]


def test_what_is_drawn_is_kept_by_page_revision_and_part():
    def ask(page, revision, part="body"):
        return serving.body_html(page, revision, lambda: f"{page}-{revision}-{part}", part=part)

    serving.forget()
    assert ask(1, 7) == "1-7-body"
    assert ask(1, 8) == "1-8-body"
    assert ask(1, 8, "rest") == "1-8-rest"
    assert serving.body_html(1, 7, lambda: "nunca") == "1-7-body"


def test_a_frame_that_is_kept_is_the_one_that_would_be_drawn(client, three):
    asked = [
        f"{URL}{query}" for query in ("", "?q=pressao", "?q=%3C!--login--%3E", "?tema=Vacinas")
    ]

    def drawn_first(address):
        serving.forget()
        cache.clear()
        return text(client.get(address))

    drawn = [drawn_first(address) for address in asked]
    serving.forget()
    cache.clear()
    client.head(f"{URL}?q=vacina")
    assert [text(client.get(address)) for address in asked] == drawn
    assert "next=%2Fcursos%2F%3Ftema%3DVacinas" in drawn[-1]
    assert drawn[-1].count('<main id="conteudo">') == 1
    assert not [
        page for page in drawn if listing_views.CONTENT in page or listing_views.LOGIN in page
    ]


@pytest.mark.django_db
def test_what_one_visitor_brought_along_stands_in_nobodys_links(client):
    client.get("/cursos/?de=alguem%40exemplo.example")

    assert "alguem" not in client.get("/cursos/").content.decode()

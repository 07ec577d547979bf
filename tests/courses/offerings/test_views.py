from datetime import timedelta

import pytest
from django.utils import timezone

from courses.catalogue.models import LessonPage
from courses.offerings.models import Offering
from courses.offerings.rules import OfferingState
from lms.access.rules import Role
from tests.cast import give
from tests.courses.factories import (
    course,
    draft,
    edition,
    offering,
    publish,
    town_page,
    whole_course,
)

LIST = "/gestao/turmas/"
NEW = "/gestao/turmas/nova/"
TODAY = timezone.localdate()
TYPED = {
    "course": "medir",
    "title": "Turma d'Água 🩺",
    "seats": "30",
    "starts_on": TODAY.isoformat(),
    "ends_on": (TODAY + timedelta(days=30)).isoformat(),
    "completes_on": "last",
    "place": "",
    "partners": "",
    "facilitator": "",
    "facilitator_title": "",
}


def text(response):
    return response.content.decode()


@pytest.fixture
def bruno(client, cast):
    client.force_login(cast.bruno.user)
    return client


@pytest.fixture
def page(cast):
    return whole_course(town_page(cast.parintins))


def step(of, slug):
    return f"{LIST}{of.public_id}/{slug}/"


def test_a_coordinator_sees_the_offerings_of_their_own_place(bruno, cast):
    of_all = edition()
    draft(cast, of_all, title="Daqui")
    draft(cast, of_all, title="De lá", organization=cast.goiania, by=cast.davi.user)

    shown = text(bruno.get(LIST))

    assert "Daqui" in shown
    assert "De lá" not in shown


def test_who_may_open_the_list(client, cast):
    for who, status in (
        (cast.bruno, 200),
        (cast.carla, 200),
        (cast.davi, 200),
        (cast.ana, 404),
        (cast.elisa, 404),
        (cast.fabio, 404),
    ):
        client.force_login(who.user)
        assert client.get(LIST).status_code == status
    client.force_login(cast.root)
    assert client.get(LIST).status_code == 404
    client.logout()
    assert client.get(LIST).status_code == 302


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_costs_the_same_for_one_and_for_many(
    bruno, cast, count, django_assert_num_queries
):
    of_all = edition()
    for number in range(count):
        draft(cast, of_all, title=f"Turma {number}")
    bruno.get(LIST)

    with django_assert_num_queries(7):
        bruno.get(LIST)


def test_creating_an_offering_approves_the_course_as_it_stands(bruno, page, cast):
    answer = bruno.post(NEW, TYPED)

    made = Offering.objects.get()
    assert answer.url == f"{LIST}{made.public_id}/"
    assert (made.title, made.seats, made.state) == ("Turma d'Água 🩺", 30, OfferingState.DRAFT)
    assert (made.edition.number, made.organization) == (1, cast.parintins)


def test_a_facilitator_is_chosen_from_who_was_named(bruno, page, cast):
    shown = text(bruno.get(NEW))
    assert "Bruno Lima" in shown
    assert "Davi" not in shown

    typed = {"facilitator": str(cast.bruno.public_id), "facilitator_title": "Enfermeiro"}
    bruno.post(NEW, {**TYPED, **typed})

    assert Offering.objects.get().facilitators.get().title == "Enfermeiro"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"seats": "0"}, "ao menos 1 vaga"),
        ({"seats": "-5"}, "ao menos 1 vaga"),
        ({"seats": "9" * 40}, "até 20.000 vagas"),
        ({"seats": "muitas"}, "só o número de vagas"),
        ({"title": "x" * 10_000}, "até 120 letras"),
        ({"title": "  "}, "Dê um nome à turma."),
        ({"starts_on": "ontem"}, "Escreva a data como 31/12/2026."),
        ({"starts_on": "2026-02-31"}, "Escreva a data como 31/12/2026."),
        ({"ends_on": "2001-01-01"}, "termina antes de começar"),
        ({"ends_on": "9999-12-31"}, "até 5 anos"),
        ({"course": "outro"}, "não está publicado"),
        ({"course": ""}, "Escolha o curso."),
        ({"facilitator": "não-é-uuid"}, "Escolha alguém da lista."),
        ({"completes_on": "nunca"}, "Escolha uma das duas formas."),
    ],
)
def test_what_was_mistyped_is_said_and_the_rest_stays(bruno, page, change, said):
    typed = {**TYPED, "place": "Câmara Municipal", **change}

    answer = bruno.post(NEW, typed)

    assert answer.status_code == 200
    assert said in text(answer)
    assert "Câmara Municipal" in text(answer)
    assert not Offering.objects.exists()


def test_partners_are_typed_one_a_line_and_shown_with_the_class(bruno, page):
    typed = {**TYPED, "partners": "Escola de Saúde\r\n\r\nUniversidade da Várzea"}

    shown = text(bruno.post(NEW, typed, follow=True))

    assert "Parceria: Escola de Saúde; Universidade da Várzea" in shown


def test_partners_that_would_not_fit_stay_in_the_form(bruno, page):
    shown = text(bruno.post(NEW, {**TYPED, "partners": "\n".join("ABCDEF")}))

    assert "até 5 instituições parceiras" in shown
    assert "A\nB\nC" in shown


def test_a_course_that_is_not_ready_says_what_is_missing(bruno, cast):
    course(town_page(cast.parintins))

    answer = bruno.post(NEW, TYPED)

    assert "ainda não tem aula publicada" in text(answer)


def test_another_municipalitys_course_is_not_offered(bruno, cast):
    whole_course(town_page(cast.goiania))

    assert "Medir bem" not in text(bruno.get(NEW))
    assert "não está publicado" in text(bruno.post(NEW, TYPED)) or not Offering.objects.exists()


def test_the_platforms_course_is_offered_by_any_municipality(bruno, cast):
    edition()

    bruno.post(NEW, TYPED)

    assert Offering.objects.get().organization == cast.parintins


def test_a_changed_course_gets_a_new_edition(bruno, page):
    bruno.post(NEW, TYPED)
    lesson = LessonPage.objects.get(slug="prova")
    lesson.title = "Prova final"
    publish(lesson)

    bruno.post(NEW, TYPED)

    assert list(Offering.objects.order_by("pk").values_list("edition__number", flat=True)) == [1, 2]


def test_whoever_coordinates_several_places_chooses_one(client, cast, page):
    give(cast.bruno, Role.COORDINATOR, organization=cast.goiania)
    client.force_login(cast.bruno.user)
    assert "Para quem é a turma" in text(client.get(NEW))

    client.post(f"{NEW}?anfitria={cast.parintins.public_id}", TYPED)

    assert Offering.objects.get().organization == cast.parintins


def test_nobody_makes_an_offering_for_a_foreign_place(client, cast, page):
    url = f"{NEW}?anfitria={cast.parintins.public_id}"
    for who in (cast.davi, cast.ana, cast.elisa, cast.fabio):
        client.force_login(who.user)
        assert client.post(url, TYPED).status_code == 404
    assert not Offering.objects.exists()


def test_the_steps_of_an_offering(bruno, cast):
    made = draft(cast)
    for slug, state in (
        ("abrir", OfferingState.ENROLLING),
        ("comecar", OfferingState.RUNNING),
        ("fechamento", OfferingState.CLOSING),
    ):
        assert bruno.get(step(made, slug)).status_code == 200
        assert bruno.post(step(made, slug)).url == f"{LIST}{made.public_id}/"
        made.refresh_from_db()
        assert made.state == state


def test_a_step_out_of_turn_is_refused_with_a_sentence(bruno, cast):
    answer = bruno.post(step(draft(cast), "comecar"))

    assert "Esta turma está “rascunho”" in text(answer)


def test_cancelling_asks_why(bruno, cast):
    made = offering(cast)
    assert "Escreva o motivo" in text(bruno.post(step(made, "cancelar"), {"reason": ""}))

    bruno.post(step(made, "cancelar"), {"reason": "Enchente."})

    assert Offering.objects.get().state == OfferingState.CANCELLED


def test_a_step_that_does_not_exist_is_not_there(bruno, cast):
    assert bruno.get(step(draft(cast), "inventar")).status_code == 404


def test_who_may_take_a_step(client, cast):
    made = draft(cast)
    give(cast.elisa, Role.FACILITATOR, row_area="offering", row_id=made.public_id)
    for who, status in (
        (cast.carla, 200),
        (cast.elisa, 403),
        (cast.davi, 404),
        (cast.ana, 404),
        (cast.fabio, 404),
    ):
        client.force_login(who.user)
        assert client.get(step(made, "abrir")).status_code == status
    client.force_login(cast.elisa.user)
    assert client.get(LIST).status_code == 200
    assert client.get(f"{LIST}{made.public_id}/").status_code == 200

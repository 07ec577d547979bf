"""A person's own pages: what they do, what comes next, their hours."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from courses.catalogue import serving
from courses.enrollments.rules import EnrollmentState
from courses.hours import services as hours
from courses.hours.models import HourEntry
from courses.hours.queries import balance_of
from courses.hours.rules import ActionKind, Capacity, Modality
from courses.learning import queries, services
from courses.my_space import hour_rows, registry
from courses.my_space.registry import Place
from courses.offerings.models import Offering
from courses.offerings.rules import OfferingState
from lms.people.models import Posting
from tests.cast import Cast
from tests.courses import factories
from tests.courses.learning.conftest import Study, study_of

SPACE = "/meu-espaco/"
HOURS = "/meu-espaco/horas/"


@pytest.fixture(autouse=True)
def _empty_shelves() -> Iterator[None]:
    serving.forget()
    queries.forget()
    yield
    serving.forget()


@pytest.fixture
def study(cast: Cast) -> Study:
    return study_of(cast)


@pytest.fixture
def ana(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ana.user)
    return client


def html(client: Client, address: str = SPACE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def post(cast: Cast, minutes: int, modality: Modality, on: date, **fields: Any) -> HourEntry:
    key = f"test:{HourEntry.objects.count()}:{modality}"
    return hours.post(
        **{
            "person": cast.ana,
            "minutes": minutes,
            "modality": modality,
            "action_kind": ActionKind.UPDATE,
            "capacity": Capacity.LEARNER,
            "theme": "Vacinas",
            "title": "Sala de vacina",
            "starts_on": on,
            "ends_on": on,
            "source_key": key,
            "by": None,
            **fields,
        }
    )


@pytest.mark.parametrize("address", [SPACE, HOURS])
def test_a_visitor_signs_in_first(client: Client, db: None, address: str) -> None:
    assert client.get(address).url.startswith("/conta/entrar/?next=")


@pytest.mark.parametrize("address", [SPACE, HOURS])
def test_a_sign_in_without_a_person_has_no_space(cast: Cast, client: Client, address: str) -> None:
    client.force_login(cast.root)
    assert client.get(address).status_code == 404


def test_an_empty_space_says_what_to_do(ana: Client) -> None:
    text = html(ana)
    assert "Escolha o seu primeiro curso" in text
    assert "Olá, Ana" in text
    assert "Suas horas começam com o primeiro curso" in html(ana, HOURS)


def test_the_greeting_says_where_the_person_works(cast: Cast, ana: Client) -> None:
    link = cast.ana.links.get()
    link.job_title = "Enfermeira"
    link.save()
    Posting.objects.create(link=link, facility=cast.unit, starts_on=date(2021, 1, 1))
    assert "Enfermeira · UBS Fluvial" in html(ana)


def test_what_is_under_way_stands_first_with_its_next_step(study: Study, ana: Client) -> None:
    text = html(ana)
    assert "Comece por aqui" in text
    assert '<a class="button" href="/cursos/medir/como-medir/"' in text
    services.mark_read(enrollment=study.enrollment, lesson=study.lesson, by=study.user)
    text = html(ana)
    assert "Continue de onde parou" in text
    assert '<a class="button" href="/cursos/medir/prova/"' in text
    assert "<b>1</b> de 2 aulas feitas" in text


def test_the_way_shows_what_is_walked_and_what_is_ahead(study: Study, ana: Client) -> None:
    services.mark_read(enrollment=study.enrollment, lesson=study.lesson, by=study.user)
    text = html(ana)
    assert text.count("path__stop--done") == 1
    assert text.count('aria-current="step"') == 1


def test_what_was_concluded_stays_in_sight(study: Study, ana: Client) -> None:
    services.mark_read(enrollment=study.enrollment, lesson=study.lesson, by=study.user)
    attempt = study.start()
    services.save_answers(attempt=attempt, raws=study.right_answers(), by=study.user)
    services.hand_in(attempt=attempt, by=study.user)
    text = html(ana)
    assert "Nenhum curso em andamento" in text
    assert "Concluído em" in text
    assert "primeiro curso" not in text


def test_who_waits_is_told_so(study: Study, client: Client) -> None:
    Offering.objects.update(seats=1)
    factories.enroll(study.cast.bruno, study.offering)
    client.force_login(study.cast.bruno.user)
    assert "Na fila de espera" in html(client)


def test_what_is_done_but_not_closed_is_no_longer_asked_for(study: Study, ana: Client) -> None:
    Offering.objects.update(completes_on="closing")
    services.mark_read(enrollment=study.enrollment, lesson=study.lesson, by=study.user)
    attempt = study.start()
    services.save_answers(attempt=attempt, raws=study.right_answers(), by=study.user)
    services.hand_in(attempt=attempt, by=study.user)
    assert study.state() == EnrollmentState.ACTIVE
    text = html(ana)
    assert "Você fez tudo" in text
    assert "Continuar" not in text


def test_a_cancelled_offering_is_not_gone_on_with(study: Study, ana: Client) -> None:
    Offering.objects.update(state=OfferingState.CANCELLED)
    assert "Comece por aqui" not in html(ana)


def test_an_unpublished_lesson_breaks_no_link(study: Study, ana: Client) -> None:
    study.lesson.page.unpublish()
    assert "/cursos/medir/como-medir/" not in html(ana)


def test_the_balance_stands_by_modality(cast: Cast, ana: Client) -> None:
    post(cast, 44 * 60, Modality.ONLINE, date(2026, 3, 1))
    post(cast, 26 * 60, Modality.IN_SERVICE, date(2026, 4, 1))
    text = html(ana)
    assert "70 h" in text
    assert "On-line <b>44 h</b>" in text
    assert "Em serviço <b>26 h</b>" in text


def test_nobody_sees_the_hours_of_another(cast: Cast, client: Client) -> None:
    post(cast, 600, Modality.ONLINE, date(2026, 3, 1))
    client.force_login(cast.bruno.user)
    assert "Sala de vacina" not in html(client, HOURS)


def test_a_correction_is_a_row_of_its_own(cast: Cast, ana: Client) -> None:
    entry = post(cast, 240, Modality.ONLINE, date(2025, 9, 12))
    hours.reverse(entry=entry, by=None, reason="Lançada duas vezes.")
    text = html(ana, HOURS)
    assert "Correção: Sala de vacina" in text
    assert "Desfaz o lançamento de 12 set 2025" in text
    assert "−4 h" in text
    assert "Desfeita depois" in text
    assert "Estorno" in text


def test_a_year_is_drawn_against_the_best_one(cast: Cast) -> None:
    post(cast, 100, Modality.ONLINE, date(2025, 1, 1))
    post(cast, 25, Modality.ONLINE, date(2026, 1, 1))
    post(cast, 25, Modality.CLASSROOM, date(2026, 1, 1))
    this, last = hour_rows.years_of(cast.ana)
    assert (this.year, this.total, last.total) == (2026, 50, 100)
    assert [part.width for part in this.parts] == ["25.00%", "25.00%"]
    assert [part.start for part in this.parts] == ["0%", "25.00%"]
    assert hour_rows.legend([this, last]) == [(1, "On-line"), (3, "Encontro")]


def test_the_sum_of_all_years_is_said_only_when_there_are_more_than_one(cast: Cast) -> None:
    post(cast, 60, Modality.ONLINE, date(2026, 1, 1))
    balance = balance_of(cast.ana)
    assert [
        fact.term
        for fact in hour_rows.figures(hour_rows.years_of(cast.ana), balance, this_year=2026)
    ] == ["em 2026"]
    assert [
        fact.term
        for fact in hour_rows.figures(hour_rows.years_of(cast.ana), balance, this_year=2027)
    ] == ["desde 2026", "em 2027"]


def test_a_long_ledger_is_paged(cast: Cast, ana: Client) -> None:
    for number in range(51):
        post(cast, 60, Modality.ONLINE, date(2020, 1, 1) + timedelta(days=number))
    assert html(ana, HOURS).count("Confirmada") == 50
    assert html(ana, f"{HOURS}?pagina=2").count("Confirmada") == 1
    assert html(ana, f"{HOURS}?pagina=abc").count("Confirmada") == 50


def queries_of(client: Client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as context:
        client.get(address)
    return len(context)


def test_the_pages_cost_the_same_whatever_the_person_has(study: Study, ana: Client) -> None:
    post(study.cast, 60, Modality.ONLINE, date(2026, 1, 1))
    few = [queries_of(ana, address) for address in (SPACE, HOURS)]
    for number in range(3):
        other = factories.edition(slug=f"curso-{number}")
        factories.enroll(study.ana, factories.offering(study.cast, other))
        entry = post(study.cast, 60, Modality.CLASSROOM, date(2026, 2, 1))
        hours.reverse(entry=entry, by=None, reason="Engano.")
    assert [queries_of(ana, address) for address in (SPACE, HOURS)] == few


def test_panels_and_tabs_stand_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_panels", {})
    monkeypatch.setattr(registry, "_tabs", {})
    registry.register_panel("b", 20, lambda _: None, "x.html")
    registry.register_panel("a", 10, lambda _: None, "x.html")
    registry.register_panel("c", 5, lambda _: None, "x.html", place=Place.ASIDE)
    assert [panel.key for panel in registry.panels(Place.MAIN)] == ["a", "b"]
    with pytest.raises(ValueError, match="another panel"):
        registry.register_panel("a", 10, lambda _: {}, "x.html")
    registry.register_tab("hours", "Horas", "courses:my_hours", 20)
    registry.register_tab("summary", "Resumo", "courses:my_space", 10)
    assert [(tab.label, tab.current) for tab in registry.tabs("hours")] == [
        ("Resumo", False),
        ("Horas", True),
    ]
    assert registry.tabs("hours")[0].href == reverse("courses:my_space")
    with pytest.raises(ValueError, match="another tab"):
        registry.register_tab("hours", "Minhas horas", "courses:my_hours", 20)


def test_a_panel_with_nothing_to_say_is_left_out(cast: Cast) -> None:
    panel = registry.Panel("none", 1, lambda _: None, "does-not-exist.html")
    assert panel.draw(cast.ana) == ""

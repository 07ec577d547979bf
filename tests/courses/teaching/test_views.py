from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from courses.hours.models import HourEntry
from courses.offerings.models import OfferingFacilitator
from courses.offerings.rules import TeachingState
from lms.people.models import EmploymentLink
from tests.cast import link, person
from tests.certificates.factories import CPF, identify
from tests.courses.factories import enroll, offering
from tests.courses.teaching.factories import closed, confirmed, taught

TITLE = "Enfermeira, especialista em saúde da família"


@pytest.fixture
def bruno(client, cast):
    client.force_login(cast.bruno.user)
    return client


def text(response):
    return unescape(response.content.decode())


def roster(turma):
    return f"/gestao/turmas/{turma.public_id}/"


def naming(turma):
    return f"{roster(turma)}quem-ensina/"


def asking(facilitator, word):
    return f"/gestao/quem-ensina/{facilitator.public_id}/{word}/"


def typed(who, **more):
    return {"who": who, "capacity": "preceptor", "title": TITLE, **more}


@pytest.mark.parametrize("who", ["ana", "ANA souz", "Ana Beatriz Souza", CPF, "529.982.247-25"])
def test_somebody_is_named_by_name_or_cpf(bruno, cast, who):
    identify(cast.ana)
    turma = offering(cast)

    answer = bruno.post(naming(turma), typed(who), follow=True)

    named = OfferingFacilitator.objects.get()
    assert (named.person, named.capacity, named.title) == (cast.ana, "preceptor", TITLE)
    assert answer.redirect_chain == [(roster(turma), 302)]
    shown = text(answer)
    assert "Ana Beatriz Souza ensina nesta turma." in shown
    assert all(word in shown for word in (TITLE, "Preceptoria", "Sem horas ainda", "Retirar"))
    assert "Confirmar horas" not in shown


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("", "Escreva o nome ou o CPF"),
        ("Davi", "Ninguém com este nome ou CPF"),
        ("111.444.777-35", "Ninguém com este nome ou CPF"),
        ("123", "CPF"),
        ("An", "três letras"),
        ("x" * 300, "comprido demais"),
    ],
)
def test_who_is_not_found_is_said_and_nothing_typed_is_lost(bruno, cast, who, sentence):
    identify(cast.davi, "11144477735")
    shown = text(bruno.post(naming(offering(cast)), typed(who)))

    assert sentence in shown
    assert TITLE in shown
    assert not OfferingFacilitator.objects.exists()


def test_a_link_that_the_person_never_recognised_or_that_ended_shows_nobody(bruno, cast):
    turma = offering(cast)
    yesterday = timezone.localdate() - timedelta(days=2)
    for change in ({"recognised_at": None}, {"ends_on": yesterday}):
        EmploymentLink.objects.filter(person=cast.ana).update(**change)
        assert "Ninguém com este nome" in text(bruno.post(naming(turma), typed("Ana")))


def test_of_namesakes_one_is_chosen(bruno, cast):
    other = person("Ana Beatriz Moura", email="moura@exemplo.example")
    link(other, cast.parintins, job_title="Dentista")
    turma = offering(cast)

    shown = text(bruno.post(naming(turma), typed("Ana Beatriz")))
    assert "Qual destas pessoas?" in shown
    assert "Ana Beatriz Moura · Dentista" in shown
    foreign = typed("Ana Beatriz", namesake=str(cast.davi.public_id))
    assert "Escolha qual" in text(bruno.post(naming(turma), foreign))
    bruno.post(naming(turma), typed("Ana Beatriz", namesake=str(other.public_id)))

    assert OfferingFacilitator.objects.get().person == other


def test_the_form_takes_a_fixed_number_of_queries(bruno, cast, django_assert_num_queries):
    turma = offering(cast)
    for number in range(8):
        other = person(f"Ana {number}", email=f"a{number}@exemplo.example")
        link(other, cast.parintins)
    bruno.get(naming(turma))

    with django_assert_num_queries(6):
        assert "Há muita gente" in text(bruno.post(naming(turma), typed("Ana")))


def test_a_refusal_of_the_service_stands_beside_the_form(bruno, cast):
    turma = offering(cast)
    enroll(cast.ana, turma)

    shown = text(bruno.post(naming(turma), typed("Ana Beatriz")))

    assert "está matriculada nesta turma" in shown
    assert TITLE in shown


def test_who_was_named_by_mistake_is_removed(bruno, cast):
    named = taught(cast)
    assert "Retirar da lista?" in text(bruno.get(asking(named, "retirar")))

    shown = text(bruno.post(asking(named, "retirar"), follow=True))

    assert "Ninguém na lista" in shown
    assert bruno.get(asking(named, "retirar")).status_code == 404


def test_hours_are_confirmed_and_annulled_from_the_page_of_the_offering(bruno, cast):
    named = taught(cast)
    closed(cast, named.offering)
    assert asking(named, "confirmar") in text(bruno.get(roster(named.offering)))
    asked = text(bruno.get(asking(named, "confirmar")))
    assert "no máximo 1 hora e 30 minutos" in asked
    assert 'value="30"' in asked
    for wrong, sentence in (
        ({"hours": "2", "minutes": "0"}, "no máximo 1 h 30 min"),
        ({"hours": "0", "minutes": "0"}, "quanto tempo"),
        ({"hours": "", "minutes": "5"}, "Escreva as horas"),
        ({"hours": "1", "minutes": ""}, "Escreva os minutos"),
        ({"hours": "1", "minutes": "75"}, "de 0 a 59"),
        ({"hours": "uma", "minutes": "0"}, "só o número de horas"),
    ):
        shown = text(bruno.post(asking(named, "confirmar"), wrong))
        assert sentence in shown
        assert all(f'value="{value}"' in shown for value in wrong.values() if value)

    shown = text(
        bruno.post(asking(named, "confirmar"), {"hours": "1", "minutes": "0"}, follow=True)
    )

    assert HourEntry.objects.get().minutes == 60
    assert "Confirmadas" in shown
    assert asking(named, "anular") in shown
    assert "Escreva o motivo" in text(bruno.post(asking(named, "anular"), {"reason": ""}))
    shown = text(bruno.post(asking(named, "anular"), {"reason": "Foi outra."}, follow=True))
    assert "Anuladas" in shown
    named.refresh_from_db()
    assert named.state == TeachingState.ANNULLED


def test_what_was_done_already_is_said(bruno, cast):
    done = confirmed(cast)

    assert "está “confirmada”" in text(
        bruno.post(asking(done, "confirmar"), {"hours": "1", "minutes": "0"})
    )


def test_nobody_opens_the_page_that_confirms_their_own_hours(client, cast):
    named = taught(cast)
    OfferingFacilitator.objects.filter(pk=named.pk).update(person=cast.bruno)
    client.force_login(cast.bruno.user)

    answer = client.get(asking(named, "confirmar"))

    assert answer.status_code == 403
    assert "As horas são suas" in text(answer)


def test_another_town_sees_nothing_of_it(client, cast):
    named = taught(cast)
    client.force_login(cast.davi.user)

    for word in ("retirar", "confirmar", "anular"):
        assert client.get(asking(named, word)).status_code == 404
    assert client.get(naming(named.offering)).status_code == 404

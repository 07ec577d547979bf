"""What an employer confirmed is put right when the person asks: asked, answered, told."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from certificates.issuing.models import Certificate
from certificates.issuing.rules import ReplacementReason
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed, TransitionRefused
from lms.common.names import UnfitText
from lms.notices.models import Notice
from lms.people.models import CorrectionRequest, EmploymentLink, Person
from lms.people.rules import Correctable, CorrectionAction, CorrectionState, next_correction_state
from lms.people.services import (
    accept_correction,
    ask_correction,
    refuse_correction,
    withdraw_correction,
)
from tests.cast import Cast, link
from tests.certificates.factories import RunJobs, issued

OWN, STAFF = "/conta/correcoes/", "/gestao/pessoas/correcoes/"
NEW = "Ana Beatriz Souza Prata"
NAME, TITLE, NUMBER = Correctable.CIVIL_NAME, Correctable.JOB_TITLE, Correctable.STAFF_NUMBER


def own(cast: Cast) -> EmploymentLink:
    return EmploymentLink.objects.get(person=cast.ana)


def asked(cast: Cast, subject: Correctable = NAME, value: str = NEW) -> CorrectionRequest:
    return ask_correction(
        link=own(cast), subject=subject, value=value, explanation="Casei.", by=cast.ana.user
    )


@pytest.mark.parametrize("state", CorrectionState)
@pytest.mark.parametrize("action", CorrectionAction)
def test_only_what_waits_is_answered(state: CorrectionState, action: CorrectionAction) -> None:
    if state == CorrectionState.OPEN:
        assert next_correction_state(state, action) != state
    else:
        with pytest.raises(TransitionRefused, match="já foi respondido"):
            next_correction_state(state, action)


@pytest.mark.parametrize(
    ("subject", "value", "column"),
    [
        (NAME, NEW, "person__civil_name"),
        (TITLE, "Enfermeira", "job_title"),
        (NUMBER, "2002", "staff_number"),
    ],
)
def test_accepting_writes_it_into_the_record(
    cast: Cast, run_jobs: RunJobs, subject: Correctable, value: str, column: str
) -> None:
    request = asked(cast, subject, f"  {value} ")
    accept_correction(request=request, by=cast.elisa.user)
    run_jobs()

    assert EmploymentLink.objects.filter(**{"pk": own(cast).pk, column: value}).exists()
    done = AuditEvent.objects.filter(action__startswith="people.correction").order_by("pk")
    assert [(one.action, one.by, one.data) for one in done] == [
        ("people.correction_asked", cast.ana.user, {"of": subject}),
        ("people.correction_accepted", cast.elisa.user, {"of": subject}),
    ]
    notice = Notice.objects.get(person=cast.ana)
    assert (notice.notice_kind, notice.path) == ("people.correction", OWN)
    with pytest.raises(TransitionRefused):
        refuse_correction(request=request, reason="Não.", by=cast.bruno.user)


def test_a_rectified_name_sorts_the_person_anew(cast: Cast) -> None:
    accept_correction(request=asked(cast, value="Zita Souza"), by=cast.bruno.user)
    assert (own(cast).sort_key, own(cast).typed_name) == ("zita souza", "Zita Souza")


def test_a_rectified_name_offers_new_certificates(
    cast: Cast, run_jobs: RunJobs, client: Client
) -> None:
    old = issued(cast)
    accept_correction(request=asked(cast), by=cast.bruno.user)
    run_jobs()

    assert Notice.objects.filter(person=cast.ana, notice_kind="certificates.renamed").exists()
    offer = Notice.objects.get(person=cast.bruno, notice_kind="certificates.renamed")
    client.force_login(cast.bruno.user)
    page = client.get(offer.path)
    assert page.context["form"]["reason"].value() == ReplacementReason.NAME_RECTIFICATION
    told = {"reason": "name_rectification", "details": "Certidão nova.", "confirmed": "sim"}
    client.post(offer.path, told)
    run_jobs()
    new = Certificate.objects.select_related("printed_person").get(replaces=old)
    assert new.printed_person.printed_name == NEW


def test_who_does_not_issue_is_offered_no_replacement(cast: Cast, run_jobs: RunJobs) -> None:
    issued(cast)
    accept_correction(request=asked(cast), by=cast.elisa.user)
    run_jobs()
    assert not Notice.objects.filter(person=cast.elisa).exists()
    assert Notice.objects.filter(person=cast.ana, notice_kind="certificates.renamed").exists()


def test_a_refusal_says_why_and_changes_nothing(cast: Cast, run_jobs: RunJobs) -> None:
    request = asked(cast)
    with pytest.raises(DomainError, match="Escreva o motivo"):
        refuse_correction(request=request, reason="  ", by=cast.elisa.user)
    refuse_correction(request=request, reason="Falta a certidão.", by=cast.elisa.user)
    run_jobs()

    assert Person.objects.get(pk=cast.ana.pk).civil_name == "Ana Beatriz Souza"
    assert CorrectionRequest.objects.get().answer == "Falta a certidão."
    assert "Leia o motivo" in Notice.objects.get(person=cast.ana).text


def test_what_is_withdrawn_is_asked_again(cast: Cast) -> None:
    request = asked(cast)
    with pytest.raises(DomainError, match="já pediu"):
        asked(cast)
    with pytest.raises(NotAllowed):
        withdraw_correction(request=request, by=cast.bruno.user)
    withdraw_correction(request=request, by=cast.ana.user)
    with pytest.raises(TransitionRefused):
        accept_correction(request=request, by=cast.bruno.user)
    assert asked(cast).state == CorrectionState.OPEN


def test_only_staff_of_the_employer_answers_and_nobody_for_oneself(cast: Cast) -> None:
    request = asked(cast)
    for by in (cast.ana.user, cast.davi.user, cast.fabio.user, cast.root):
        with pytest.raises(NotAllowed):
            accept_correction(request=request, by=by)
    of_bruno = ask_correction(
        link=EmploymentLink.objects.get(person=cast.bruno),
        subject=TITLE,
        value="Diretor",
        explanation="",
        by=cast.bruno.user,
    )
    with pytest.raises(NotAllowed, match="próprio pedido"):
        accept_correction(request=of_bruno, by=cast.bruno.user)
    assert Person.objects.get(pk=cast.ana.pk).civil_name == "Ana Beatriz Souza"


def test_asking_is_for_ones_own_recognised_link_and_for_a_change(cast: Cast) -> None:
    ask = {"subject": TITLE, "value": "Enfermeira", "explanation": ""}
    with pytest.raises(NotAllowed):
        ask_correction(link=own(cast), by=cast.bruno.user, **ask)
    with pytest.raises(NotAllowed, match="Primeiro diga"):
        ask_correction(
            link=link(cast.ana, cast.goiania, recognised_at=None), by=cast.ana.user, **ask
        )
    EmploymentLink.objects.filter(employer=cast.goiania).delete()
    with pytest.raises(DomainError, match="já está no cadastro"):
        asked(cast, value="Ana Beatriz Souza")
    with pytest.raises(UnfitText):
        asked(cast, value="Ana 2")


def test_a_staff_number_of_another_is_not_given(cast: Cast) -> None:
    request = asked(cast, NUMBER, "1002")
    with pytest.raises(DomainError, match="esta matrícula"):
        accept_correction(request=request, by=cast.elisa.user)
    assert CorrectionRequest.objects.get().state == CorrectionState.OPEN


def test_the_person_asks_on_a_page_that_loses_nothing(cast: Cast, client: Client) -> None:
    client.force_login(cast.ana.user)
    typed = {"subject": "civil_name", "value": "Ana 2", "explanation": "Casei no cartório."}
    told = client.post(OWN, typed).content.decode()
    assert "não leva números" in told
    assert "Ana 2" in told
    assert "Casei no cartório." in told
    assert client.post(OWN, typed | {"value": NEW}).status_code == 302
    assert "Esperando resposta" in client.get(OWN).content.decode()
    request = CorrectionRequest.objects.get()
    client.post(f"{OWN}{request.public_id}/desistir/")
    assert CorrectionRequest.objects.get().state == CorrectionState.WITHDRAWN


def test_who_has_several_links_says_which(cast: Cast, client: Client) -> None:
    second = link(cast.ana, cast.goiania)
    client.force_login(cast.ana.user)
    typed = {"subject": "job_title", "value": "Enfermeira", "explanation": ""}
    assert "Escolha a secretaria" in client.post(OWN, typed).content.decode()
    client.post(OWN, typed | {"link": str(second.public_id)})
    assert CorrectionRequest.objects.get().link == second


def test_staff_answers_on_a_page(cast: Cast, client: Client) -> None:
    request = asked(cast)
    client.force_login(cast.elisa.user)
    assert "Um pedido espera" in client.get("/gestao/pessoas/").content.decode()
    page = f"{STAFF}{request.public_id}/"
    assert NEW in client.get(page).content.decode()
    assert "Escreva o motivo" in client.post(page, {"refuse": "sim"}).content.decode()
    assert client.post(page, {"accept": "sim"})["Location"] == STAFF
    assert "Corrigir o cadastro" not in client.get(page).content.decode()
    client.force_login(cast.davi.user)
    assert client.get(page).status_code == 404


def test_the_list_of_requests_takes_a_fixed_number_of_queries(cast: Cast, client: Client) -> None:
    client.force_login(cast.elisa.user)
    asked(cast)
    client.get(STAFF)
    with CaptureQueriesContext(connection) as one:
        client.get(STAFF)
    for subject, value in ((TITLE, "Enfermeira"), (NUMBER, "9")):
        asked(cast, subject, value)
    with CaptureQueriesContext(connection) as three:
        assert client.get(STAFF).content.decode().count("table__link") == 3
    assert len(three) == len(one)

"""More time, and something else instead of a quiz: decided with a reason, by who coordinates."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from courses.enrollments.models import Fulfilment
from courses.learning import services
from courses.learning.models import Accommodation, Attempt, OtherEvidence
from courses.offerings.models import Offering
from courses.offerings.rules import OfferingState
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed
from lms.people.models import User
from tests.courses.learning.conftest import Study

REASON = "Precisa ler devagar."


@pytest.fixture
def page(study: Study) -> str:
    return reverse("courses:accommodation", args=[study.enrollment.public_id])


@pytest.fixture
def bruno(study: Study, client: Client) -> Client:
    client.force_login(study.cast.bruno.user)
    return client


def give(
    study: Study, percent: int = 50, by: User | None = None, reason: str = REASON
) -> Accommodation:
    return services.give_extra_time(
        enrollment=study.enrollment,
        extra_percent=percent,
        reason=reason,
        by=by or study.cast.bruno.user,
    )


def limit(study: Study, minutes: int) -> None:
    """Give the quiz a limit, where an edition never changes once it is approved."""
    study.quiz.time_limit_minutes = minutes


def test_extra_time_counts_from_the_next_start(study: Study) -> None:
    limit(study, 30)
    give(study)
    attempt = study.start()
    assert attempt.ends_at == attempt.started_at + timedelta(minutes=45)


def test_an_open_attempt_is_never_made_shorter(study: Study) -> None:
    attempt = study.start()
    end = attempt.started_at + timedelta(minutes=600)
    Attempt.objects.filter(pk=attempt.pk).update(ends_at=end)
    give(study, 0)
    attempt.refresh_from_db()
    assert attempt.ends_at == end


def test_giving_is_written_down_with_its_reason(study: Study) -> None:
    give(study)
    give(study, 100)
    assert Accommodation.objects.get().extra_time_percent == 100
    events = AuditEvent.objects.filter(action="accommodation.time_given")
    assert [event.data["percent"] for event in events.order_by("pk")] == [50, 100]
    assert REASON not in str(list(events.values()))


@pytest.mark.parametrize(
    ("percent", "reason"), [(-1, REASON), (201, REASON), (50, " "), (50, "a" * 501)]
)
def test_what_makes_no_sense_is_refused(study: Study, percent: int, reason: str) -> None:
    with pytest.raises(DomainError):
        give(study, percent, reason=reason)
    assert not Accommodation.objects.exists()


def test_nobody_else_and_nobody_for_themselves_decides(study: Study) -> None:
    for by in (study.user, study.cast.davi.user):
        with pytest.raises(NotAllowed):
            give(study, by=by)


def record(study: Study, description: str = "Respondeu em voz alta.") -> OtherEvidence:
    return services.record_other_evidence(
        enrollment=study.enrollment,
        lesson=study.quiz,
        description=description,
        reason=REASON,
        by=study.cast.bruno.user,
    )


def test_evidence_fulfils_what_the_quiz_would(study: Study) -> None:
    services.mark_read(enrollment=study.enrollment, lesson=study.lesson, by=study.user)
    evidence = record(study)
    fact = Fulfilment.objects.get(requirement__lesson=study.quiz)
    assert fact.source == f"evidence:{evidence.public_id}"
    assert study.state() == "completed"
    assert AuditEvent.objects.filter(action="accommodation.evidence_recorded").exists()


def test_evidence_is_recorded_once(study: Study) -> None:
    record(study)
    with pytest.raises(DomainError, match="já está cumprida"):
        record(study)


def test_a_quiz_that_was_passed_takes_no_evidence(study: Study) -> None:
    attempt = study.start()
    services.save_answers(attempt=attempt, raws=study.right_answers(), by=study.user)
    services.hand_in(attempt=attempt, by=study.user)
    with pytest.raises(DomainError, match="já está cumprida"):
        record(study)
    assert not OtherEvidence.objects.exists()


def test_a_lesson_to_read_takes_no_evidence(study: Study) -> None:
    study.quiz.is_graded = False
    with pytest.raises(DomainError, match="não é exigida"):
        record(study)


def test_an_offering_that_is_over_takes_no_decision(study: Study) -> None:
    Offering.objects.update(state=OfferingState.CLOSED)
    for decide in (give, record):
        with pytest.raises(DomainError, match="não está em andamento"):
            decide(study)


def test_the_coordinator_does_both_by_forms(study: Study, bruno: Client, page: str) -> None:
    assert study.ana.name in bruno.get(page).content.decode()
    bruno.post(page, {"acao": "tempo", "tempo": "50", "motivo": REASON})
    assert REASON in bruno.get(page).content.decode()
    sent = {
        "acao": "evidencia",
        "avaliacao": str(study.quiz.public_id),
        "descricao": "Mostrou na sala.",
        "razao": REASON,
    }
    assert bruno.post(page, sent).status_code == 302
    shown = bruno.get(page).content.decode()
    assert "Mostrou na sala." in shown
    assert "Nenhuma avaliação espera" in shown


def test_what_was_typed_stands_when_something_is_missing(bruno: Client, page: str) -> None:
    sent = {"acao": "evidencia", "avaliacao": "outra", "descricao": "Mostrou na sala.", "razao": ""}
    answer = bruno.post(page, sent)
    assert answer.status_code == 200
    assert "Mostrou na sala." in answer.content.decode()


def test_the_learner_reads_that_the_quiz_is_fulfilled_and_never_why(
    study: Study, client: Client
) -> None:
    record(study)
    client.force_login(study.user)
    shown = client.get(f"/cursos/{study.course.slug}/{study.quiz.page.slug}/").content.decode()
    assert "Já cumprida" in shown
    assert REASON not in shown
    assert (
        client.get(reverse("courses:accommodation", args=[study.enrollment.public_id])).status_code
        == 403
    )


def test_another_towns_enrollment_does_not_exist(study: Study, client: Client, page: str) -> None:
    client.force_login(study.cast.davi.user)
    assert client.get(page).status_code == 404


def test_the_roster_leads_there(study: Study, bruno: Client, page: str) -> None:
    assert (
        page
        in bruno.get(reverse("courses:roster", args=[study.offering.public_id])).content.decode()
    )


def test_time_that_was_given_meanwhile_counts_for_an_answer_on_its_way(study: Study) -> None:
    attempt = study.start()
    attempt.ends_at = timezone.now() - timedelta(minutes=9)  # as a request read it before
    block_id, raw = next(iter(study.right_answers().items()))
    answer = services.save_answer(attempt=attempt, block_id=block_id, raw=raw, by=study.user)
    assert answer.response is not None
    attempt.ends_at = timezone.now() - timedelta(minutes=9)
    assert services.save_answers(attempt=attempt, raws={block_id: raw}, by=study.user) == {}


def test_an_attempt_that_was_handed_in_meanwhile_says_so_first(study: Study) -> None:
    attempt = study.start()
    services.hand_in(attempt=attempt, by=study.user)
    Attempt.objects.update(ends_at=timezone.now() - timedelta(minutes=9))
    with pytest.raises(DomainError, match="já foi entregue"):
        services.save_answers(attempt=attempt, raws={}, by=study.user)

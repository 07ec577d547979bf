"""A person asks that what an employer confirmed be put right; the employer answers."""

from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError
from lms.common.names import clean_line
from lms.jobs import services as jobs
from lms.people import policy, queries, rules
from lms.people.models import CorrectionRequest, EmploymentLink, Person, User
from lms.people.rules import Correctable, CorrectionAction
from lms.people.services.accounts import write_names
from lms.people.services.registering import NUMBER_TAKEN

ASKED = actions.register("people.correction_asked", "Pediu a correção de um dado.")
WITHDRAWN = actions.register("people.correction_withdrawn", "Desistiu do pedido de correção.")
ACCEPTED = actions.register("people.correction_accepted", "Aceitou o pedido de correção.")
REFUSED = actions.register("people.correction_refused", "Recusou o pedido de correção.")


@transaction.atomic
def ask_correction(
    *, link: EmploymentLink, subject: Correctable, value: str, explanation: str, by: User
) -> CorrectionRequest:
    """Ask the employer of a link to put right the civil name, or what it says of the link.

    Args:
        link: one that the person recognised.
        subject: what is wrong.
        value: how it should be, as typed.
        explanation: why, and where it can be seen; for the employer alone.
        by: the person.

    Raises:
        NotAllowed: the link is another's, or is not recognised.
        UnfitText: the value or the explanation cannot be kept.
        DomainError: it is so already, or was asked and waits.
    """
    link = EmploymentLink.objects.select_related("person", "employer").get(pk=link.pk)
    require(policy.can_ask_correction(by, link))
    Person.objects.select_for_update().get(pk=link.person_id)
    told = clean_line(explanation, what="a explicação", longest=rules.LONGEST_EXPLANATION)
    clean = rules.clean_correction(subject, value)
    if clean == queries.current_value(link, subject):
        raise DomainError("É assim que já está no cadastro. Confira o que precisa mudar.")
    try:
        with transaction.atomic():
            request = CorrectionRequest.objects.create(
                person_id=link.person_id,
                link=link,
                subject=subject,
                value=clean,
                explanation=told,
                asked_at=timezone.now(),
            )
    except IntegrityError:
        raise DomainError(
            "Você já pediu esta correção. Espere a resposta, ou desista dela."
        ) from None
    audit.record(ASKED, request, by=by, organization_id=link.employer_id, data={"of": subject})
    return request


@transaction.atomic
def withdraw_correction(*, request: CorrectionRequest, by: User) -> CorrectionRequest:
    """Take back a request that nobody has answered.

    Raises:
        NotAllowed: it is another's.
        TransitionRefused: it was answered, or withdrawn before.
    """
    request = _locked(request)
    require(policy.can_withdraw_correction(by, request))
    return _end(request, CorrectionAction.WITHDRAW, WITHDRAWN, by)


@transaction.atomic
def accept_correction(*, request: CorrectionRequest, by: User) -> CorrectionRequest:
    """Put the value into the record. Announces ``people.correction_answered``.

    A civil name put right announces ``people.name_rectified`` too: papers that print the old one
    may be replaced.

    Raises:
        NotAllowed: ``by`` does not answer for the employer, or the request is their own.
        TransitionRefused: it was answered, or withdrawn.
        DomainError: another link of the employer has the staff number.
    """
    request = _locked(request)
    require(policy.can_answer_correction(by, request))
    _WRITERS[Correctable(request.subject)](request)
    answered = _end(request, CorrectionAction.ACCEPT, ACCEPTED, by)
    jobs.announce("people.correction_answered", request.pk)
    if request.subject == Correctable.CIVIL_NAME:
        jobs.announce("people.name_rectified", request.pk)
    return answered


@transaction.atomic
def refuse_correction(*, request: CorrectionRequest, reason: str, by: User) -> CorrectionRequest:
    """Leave the record as it is and say why. Announces ``people.correction_answered``.

    Raises:
        NotAllowed: ``by`` does not answer for the employer, or the request is their own.
        TransitionRefused: it was answered, or withdrawn.
        DomainError: there is no reason.
    """
    request = _locked(request)
    require(policy.can_answer_correction(by, request))
    request.answer = clean_line(reason, what="o motivo", longest=rules.LONGEST_EXPLANATION)
    if not request.answer:
        raise DomainError("Escreva o motivo: a pessoa vai ler.")
    refused = _end(request, CorrectionAction.REFUSE, REFUSED, by)
    jobs.announce("people.correction_answered", request.pk)
    return refused


def _locked(request: CorrectionRequest) -> CorrectionRequest:
    Person.objects.select_for_update().get(pk=request.person_id)
    return (
        CorrectionRequest.objects.select_for_update(of=("self",))
        .select_related("person", "link__employer", "link__daily_organization", "link__person")
        .get(pk=request.pk)
    )


def _end(
    request: CorrectionRequest, action: CorrectionAction, recorded: str, by: User
) -> CorrectionRequest:
    request.state = rules.next_correction_state(request.state, action)
    request.answered_at, request.answered_by = timezone.now(), by
    request.save(update_fields=["state", "answered_at", "answered_by", "answer"])
    audit.record(
        recorded,
        request,
        by=by,
        organization_id=request.link.employer_id,
        data={"of": request.subject},
    )
    return request


def _write_name(request: CorrectionRequest) -> None:
    person = request.link.person
    person.civil_name = request.value
    write_names(person)
    EmploymentLink.objects.filter(pk=request.link_id).update(typed_name=person.name)


def _write_title(request: CorrectionRequest) -> None:
    EmploymentLink.objects.filter(pk=request.link_id).update(job_title=request.value)


def _write_number(request: CorrectionRequest) -> None:
    try:
        with transaction.atomic():
            EmploymentLink.objects.filter(pk=request.link_id).update(staff_number=request.value)
    except IntegrityError:
        raise DomainError(NUMBER_TAKEN) from None


_WRITERS: dict[Correctable, Callable[[CorrectionRequest], None]] = {
    Correctable.CIVIL_NAME: _write_name,
    Correctable.JOB_TITLE: _write_title,
    Correctable.STAFF_NUMBER: _write_number,
}

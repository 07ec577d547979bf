"""What a person is told of their own links, codes and roles."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from lms.access import cases
from lms.access.models import Grant
from lms.access.places import name_of, place_of, zone_of
from lms.access.wording import role_text
from lms.jobs import registry
from lms.notices.kinds import register
from lms.notices.services import notify
from lms.organizations.models import Organization
from lms.people.models import CorrectionRequest, EmploymentLink, LinkState, OneTimeCode, Person
from lms.people.rules import CorrectionState

LINK = register("people.link", title="Vínculo", icon="id")
CORRECTION = register("people.correction", title="Correção de dados", icon="edit")
CODE = register("people.code", title="Segurança", icon="lock")
ROLE = register("access.role", title="Seu papel", icon="users")
LONGEST_CASE = 120


def tell_of_link(link_id: int) -> None:
    """Ask the person to say whether a link is theirs; a link that made the record asks nothing."""
    link = EmploymentLink.objects.select_related("employer", "person").get(pk=link_id)
    if link.recognised_at is not None or link.state == LinkState.DECLINED:
        return
    notify(
        person=link.person,
        kind=LINK,
        text=f"{link.employer.short_name} cadastrou um vínculo com o seu CPF. Diga se é seu.",
        path=reverse("people:link", args=[link.public_id]),
    )


def tell_of_correction(request_id: int) -> None:
    """Tell the person how an employer answered what they asked to be put right."""
    request = CorrectionRequest.objects.select_related("link__employer", "person").get(
        pk=request_id
    )
    what, who = request.get_subject_display(), request.link.employer.short_name
    answers = {
        CorrectionState.ACCEPTED: f"{who} corrigiu o seu cadastro: {what}. Confira como ficou.",
        CorrectionState.REFUSED: f"{who} não corrigiu: {what}. Leia o motivo.",
    }
    notify(
        person=request.person,
        kind=CORRECTION,
        text=answers[CorrectionState(request.state)],
        path=reverse("people:corrections"),
        at=request.answered_at,
    )


def tell_of_code(code_id: int) -> None:
    """Tell the person that somebody asked for a code to their sign-in."""
    row = OneTimeCode.objects.select_related("link__employer", "person").get(pk=code_id)
    employer = row.link.employer
    when = timezone.localtime(row.issued_at, zone_of(employer))
    notify(
        person=row.person,
        kind=CODE,
        text=(
            f"Em {when:%d/%m/%Y}, às {when:%Hh%M}, no horário de {employer.short_name}, "
            "a coordenação de lá emitiu um código de acesso para você. "
            "Se não foi você que pediu, troque a senha e avise a coordenação."
        ),
        path=reverse("account_change_password"),
        at=row.issued_at,
    )


def tell_of_role(grant_id: int) -> None:
    """Tell a person that they were given a role."""
    grant = _grant(grant_id)
    person = Person.objects.filter(user_id=grant.user_id).first()
    if person is None or grant.revoked_at is not None:
        return
    zone = zone_of(place_of(grant))
    text = f"Você recebeu o papel de {_what(grant)}."
    if grant.until is not None:
        last_day = timezone.localtime(grant.until - timedelta(microseconds=1), zone)
        text += f" Vale até {last_day:%d/%m/%Y}."
    has_begun = grant.since <= timezone.now()
    if not has_begun:
        text += f" Começa em {timezone.localtime(grant.since, zone):%d/%m/%Y}."
    # One that is still to begin is told of today.
    notify(person=person, kind=ROLE, text=text, at=grant.since if has_begun else None)


def tell_of_end(grant_id: int) -> None:
    """Tell a person that a role of theirs was ended."""
    grant = _grant(grant_id)
    person = Person.objects.filter(user_id=grant.user_id).first()
    if person is None or grant.revoked_at is None:
        return
    text = f"Seu papel de {_what(grant)} foi encerrado."
    notify(person=person, kind=ROLE, text=text, at=grant.revoked_at)


def _grant(grant_id: int) -> Grant:
    places = ("organization", "facility__organization", "municipality", "health_region", "state")
    return Grant.objects.select_related(*places).get(pk=grant_id)


def _what(grant: Grant) -> str:
    """Say a role and where it holds, inside a sentence."""
    place = place_of(grant)
    role = role_text(grant.role, place)
    if isinstance(place, Organization):
        return f"{role} em {place.short_name}"
    if place is not None:
        return f"{role} ({name_of(place)})"
    case = cases.face_of(grant.row_area, grant.row_id) if grant.row_id else None
    return f"{role} em um só caso: {case.title[:LONGEST_CASE]}" if case else f"{role} em um só caso"


def listen() -> None:
    """Register the handlers; called once, when the app is ready."""
    registry.on("people.link_attached", "notices.tell_of_link", tell_of_link)
    registry.on("people.correction_answered", "notices.tell_of_correction", tell_of_correction)
    registry.on("people.code_issued", "notices.tell_of_code", tell_of_code)
    registry.on("access.granted", "notices.tell_of_role", tell_of_role)
    registry.on("access.revoked", "notices.tell_of_end", tell_of_end)

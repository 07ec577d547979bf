"""What a person is told of their own links, codes and roles."""

from django.urls import reverse
from django.utils import timezone

from lms.access.models import Grant
from lms.access.rules import Role
from lms.jobs import registry
from lms.notices.kinds import register
from lms.notices.services import notify
from lms.people.models import EmploymentLink, LinkState, OneTimeCode, Person

LINK = register("people.link", title="Vínculo", icon="id")
CODE = register("people.code", title="Segurança", icon="lock")
ROLE = register("access.role", title="Seu papel", icon="users")


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


def tell_of_code(code_id: int) -> None:
    """Tell the person that somebody asked for a code to their sign-in."""
    row = OneTimeCode.objects.select_related("link__employer", "person").get(pk=code_id)
    when = timezone.localtime(row.issued_at)
    notify(
        person=row.person,
        kind=CODE,
        text=(
            f"Em {when:%d/%m/%Y}, às {when:%Hh%M}, a coordenação de "
            f"{row.link.employer.short_name} emitiu um código de acesso para você. "
            "Se não foi você que pediu, troque a senha e avise a coordenação."
        ),
        path=reverse("account_change_password"),
        at=row.issued_at,
    )


def tell_of_role(grant_id: int) -> None:
    """Tell a person that they were given a role."""
    grant = Grant.objects.select_related("organization").get(pk=grant_id)
    person = Person.objects.filter(user_id=grant.user_id).first()
    if person is None or grant.revoked_at is not None:
        return
    where = f" em {grant.organization.short_name}" if grant.organization else ""
    text = f"Você recebeu o papel de {Role(grant.role).label}{where}."
    notify(person=person, kind=ROLE, text=text, at=grant.since)


def listen() -> None:
    """Register the handlers; called once, when the app is ready."""
    registry.on("people.link_attached", "notices.tell_of_link", tell_of_link)
    registry.on("people.code_issued", "notices.tell_of_code", tell_of_code)
    registry.on("access.granted", "notices.tell_of_role", tell_of_role)

"""Who may see, register and help whom.

An employer sees its own links, and through them the person; never another employer's. A superuser
sees nobody by that alone.
"""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from lms.access.rules import ALLOWED, Decision, Permission, denied
from lms.access.scope import Scope, scope_of
from lms.organizations.models import Organization
from lms.people.models import CorrectionRequest, EmploymentLink, Person
from lms.people.queries import person_of, resolve
from lms.people.rules import LinkState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User

    Viewer = User | AnonymousUser


def can_register(user: "Viewer", organization: Organization) -> Decision:
    """Tell whether ``user`` registers people for an organization."""
    if scope_of(user, Permission.REGISTER_PEOPLE).covers(organization):
        return ALLOWED
    return denied("Só a coordenação desta secretaria cadastra pessoas nela.")


def can_register_somewhere(user: "Viewer") -> Decision:
    """Tell whether ``user`` registers people for any organization at all."""
    if scope_of(user, Permission.REGISTER_PEOPLE):
        return ALLOWED
    return denied("Só a coordenação de educação permanente cadastra pessoas.")


def registering(user: "Viewer") -> QuerySet[Organization]:
    """Return the organizations for which ``user`` registers people, by name."""
    scope = scope_of(user, Permission.REGISTER_PEOPLE)
    return Organization.objects.filter(scope.organization_filter()).order_by("sort_key", "pk")


def can_see_somewhere(user: "Viewer") -> Decision:
    """Tell whether ``user`` looks after anybody at all."""
    if scope_of(user, Permission.SEE_LINKS):
        return ALLOWED
    return denied("Esta página é de quem cuida de uma equipe.")


def can_see_link(user: "Viewer", link: EmploymentLink) -> Decision:
    """Tell whether ``user`` sees a link as its employer does."""
    scope = scope_of(user, Permission.SEE_LINKS)
    if _covers(scope, link) or _reaches_facility(scope, link):
        return ALLOWED
    return denied("Este vínculo é de outra secretaria.")


def visible_links(user: "Viewer", links: QuerySet[EmploymentLink]) -> QuerySet[EmploymentLink]:
    """Keep the links that ``user`` sees as their employer does."""
    return links.filter(_link_filter(scope_of(user, Permission.SEE_LINKS)))


def can_see(user: "Viewer", person: Person) -> Decision:
    """Tell whether ``user`` sees a person: oneself, or who recognised a link in the scope."""
    myself = person_of(user)
    if myself is not None and myself.pk == person.pk:
        return ALLOWED
    scope = scope_of(user, Permission.SEE_LINKS)
    links = EmploymentLink.objects.recognised().filter(person=person)
    links = links.select_related("employer", "daily_organization")
    if any(_covers(scope, link) or _reaches_facility(scope, link) for link in links):
        return ALLOWED
    return denied("Esta pessoa não tem vínculo com a sua secretaria.")


def visible_to(user: "Viewer", people: QuerySet[Person]) -> QuerySet[Person]:
    """Keep the people that ``user`` sees: oneself, and who recognised a link in the scope."""
    myself = person_of(user)
    seen = EmploymentLink.objects.recognised().filter(
        _link_filter(scope_of(user, Permission.SEE_LINKS))
    )
    return people.filter(Q(pk=myself.pk if myself else None) | Q(pk__in=seen.values("person_id")))


def can_issue_code(user: "Viewer", link: EmploymentLink) -> Decision:
    """Tell whether ``user`` hands a one-time code to the person of a link.

    The answer does not tell whether the person was known before: whether the code will open
    anything is decided when it is used (decision D12).
    """
    if not _covers(scope_of(user, Permission.ISSUE_RECOVERY), link):
        return denied("Só a coordenação desta secretaria emite o código.")
    myself = person_of(user)
    if myself is not None and myself.pk == link.person_id:
        return denied("Ninguém emite código para si. Peça a outra pessoa da coordenação.")
    if link.state == LinkState.DECLINED:
        return denied("A pessoa disse que este vínculo não é dela. Converse com ela antes.")
    return ALLOWED


def can_settle(user: "Viewer", link: EmploymentLink) -> Decision:
    """Tell whether ``user`` says if a link is theirs: only the person it was attached to."""
    myself = person_of(user)
    if myself is not None and myself.pk == resolve(link.person).pk:
        return ALLOWED
    return denied("Só a própria pessoa diz se o vínculo é dela.")


def is_oneself(user: "Viewer", person: Person) -> Decision:
    """Tell whether ``user`` is the person."""
    myself = person_of(user)
    if myself is not None and myself.pk == person.pk:
        return ALLOWED
    return denied("Só a própria pessoa muda isto.")


def can_ask_correction(user: "Viewer", link: EmploymentLink) -> Decision:
    """Tell whether ``user`` asks the employer of a link to put something right."""
    if not can_settle(user, link):
        return denied("Só a própria pessoa pede a correção.")
    if link.state != LinkState.CONFIRMED or link.recognised_at is None:
        return denied("Primeiro diga que este vínculo é seu.")
    return ALLOWED


def can_withdraw_correction(user: "Viewer", request: CorrectionRequest) -> Decision:
    """Tell whether ``user`` takes a request back: whoever asked."""
    return is_oneself(user, resolve(request.person))


def can_correct_somewhere(user: "Viewer") -> Decision:
    """Tell whether ``user`` answers requests of any organization at all."""
    if scope_of(user, Permission.CORRECT_PEOPLE):
        return ALLOWED
    return denied("Quem responde é a coordenação ou os recursos humanos da secretaria.")


def can_see_correction(user: "Viewer", request: CorrectionRequest) -> Decision:
    """Tell whether ``user`` reads a request as staff of its employer."""
    if _covers(scope_of(user, Permission.CORRECT_PEOPLE), request.link):
        return ALLOWED
    return denied("Quem responde é a coordenação ou os recursos humanos da secretaria.")


def can_answer_correction(user: "Viewer", request: CorrectionRequest) -> Decision:
    """Tell whether ``user`` answers a request: staff of its employer, never one's own."""
    seen = can_see_correction(user, request)
    if not seen:
        return seen
    if is_oneself(user, resolve(request.person)):
        return denied("Ninguém responde ao próprio pedido. Peça a outra pessoa da secretaria.")
    return ALLOWED


def visible_corrections(
    user: "Viewer", requests: QuerySet[CorrectionRequest]
) -> QuerySet[CorrectionRequest]:
    """Keep the requests made to the organizations for which ``user`` answers."""
    scope = scope_of(user, Permission.CORRECT_PEOPLE)
    return requests.filter(
        scope.organization_filter("link__employer__")
        | scope.organization_filter("link__daily_organization__")
    )


def can_require_password(user: "Viewer") -> Decision:
    """Tell whether ``user`` makes others choose a new password: whoever grants roles."""
    if user.is_superuser or scope_of(user, Permission.GRANT_ROLES):
        return ALLOWED
    return denied("Só a administração da plataforma pede uma senha nova.")


def can_confirm_identity(user: "Viewer", organization: Organization) -> Decision:
    """Tell whether ``user`` confirms, for an organization, who a person is."""
    return can_register(user, organization)


def _covers(scope: Scope, link: EmploymentLink) -> bool:
    daily = link.daily_organization
    return scope.covers(link.employer) or (daily is not None and scope.covers(daily))


def _reaches_facility(scope: Scope, link: EmploymentLink) -> bool:
    if not scope.facilities:
        return False
    return link.postings.filter(facility__in=scope.facilities, ends_on__isnull=True).exists()


def _link_filter(scope: Scope) -> Q:
    condition = scope.organization_filter("employer__") | scope.organization_filter(
        "daily_organization__"
    )
    if scope.facilities:
        posted = EmploymentLink.objects.filter(
            postings__facility__in=scope.facilities, postings__ends_on__isnull=True
        )
        condition |= Q(pk__in=posted.values("pk"))
    return condition

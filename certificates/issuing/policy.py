"""Who sees certificates, who ends them, who takes the name off one."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus, ReplacementReason
from lms.access.rules import ALLOWED, Decision, Permission, denied
from lms.access.scope import Scope, scope_of
from lms.people.models import EmploymentLink, Person
from lms.people.queries import person_of, same_person_ids
from lms.privacy.policy import keeps_name

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from lms.people.models import User

    Viewer = User | AnonymousUser


def is_own(user: "Viewer", certificate: Certificate) -> bool:
    """Tell whether ``certificate`` is of the person who is signed in, merged records included."""
    if not user.is_authenticated:
        return False
    if certificate.person.user_id == user.pk:
        return True
    person = person_of(user)
    return person is not None and certificate.person_id in same_person_ids(person)


def of(person: Person) -> QuerySet[Certificate]:
    """Return the certificates of a person, merged records included."""
    return Certificate.objects.filter(person__in=same_person_ids(person))


def own(user: "Viewer") -> QuerySet[Certificate]:
    """Return the certificates of the person who is signed in."""
    person = person_of(user) if user.is_authenticated else None
    return of(person) if person else Certificate.objects.none()


def can_see(user: "Viewer", certificate: Certificate) -> Decision:
    """Decide whether ``user`` sees a certificate: own, of an issuer or of a home in scope (D10)."""
    if is_own(user, certificate) or can_care_for(user, certificate):
        return ALLOWED
    return denied("Este certificado é de outra pessoa.")


def visible_to(user: "Viewer", queryset: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """Keep the certificates that ``user`` may see."""
    mine = own(user).values("pk")
    return queryset.filter(Q(pk__in=mine) | _in_scope(scope_of(user, Permission.SEE_CERTIFICATES)))


def can_care_for(user: "Viewer", certificate: Certificate) -> Decision:
    """Decide whether ``user`` sees a certificate as staff of its issuer or of a home (D10)."""
    scope = scope_of(user, Permission.SEE_CERTIFICATES)
    if scope and (scope.covers(certificate.issuer) or _has_home_in(scope, certificate.person_id)):
        return ALLOWED
    return denied("Este certificado é de outra secretaria.")


def in_care_of(user: "Viewer", queryset: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """Keep the certificates that ``user`` sees as staff."""
    return queryset.filter(_in_scope(scope_of(user, Permission.SEE_CERTIFICATES)))


def issued_under(user: "Viewer", queryset: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """Keep the certificates of the issuers in the user's scope: the registry that staff keep."""
    scope = scope_of(user, Permission.SEE_CERTIFICATES)
    return queryset.filter(scope.organization_filter("issuer__"))


def can_read_file(user: "Viewer", certificate: Certificate) -> Decision:
    """Decide whether ``user`` gets the stored PDF.

    After a name was rectified, only the person gets the file with the old one (D9).
    """
    if is_own(user, certificate):
        return ALLOWED
    if hides_facts(certificate):
        return denied("O nome foi retificado: o arquivo antigo é só da própria pessoa.")
    return can_care_for(user, certificate)


def can_end(user: "Viewer", certificate: Certificate) -> Decision:
    """Decide whether ``user`` may revoke or replace; nobody decides on their own certificate."""
    if not scope_of(user, Permission.ISSUE_CERTIFICATES).covers(certificate.issuer):
        return denied("Só a coordenação de quem emitiu pode mudar este certificado.")
    if is_own(user, certificate):
        return denied(
            "Ninguém revoga nem substitui o próprio certificado."
            " Peça a outra pessoa da coordenação ou da região."
        )
    return ALLOWED


def can_erase(user: "Viewer", certificate: Certificate) -> Decision:
    """Decide whether the name may go: the person asks, and no law tells us to keep it (D8)."""
    if not is_own(user, certificate):
        return denied("Só a própria pessoa pede que o nome saia do certificado.")
    if keeps_name(certificate.person):
        return denied(
            "A lei manda guardar o seu nome: você tem carreira, ou já teve um papel aqui."
        )
    return ALLOWED


def hides_facts(certificate: Certificate) -> bool:
    """Tell whether a rectified name hides everything but status and date (D9)."""
    return (
        certificate.status == CertificateStatus.REPLACED
        and certificate.end_reason == ReplacementReason.NAME_RECTIFICATION
    )


def _in_scope(scope: Scope) -> Q:
    if not scope:
        return Q(pk__in=())
    homes = _links(scope).filter(person=OuterRef("person"))
    return scope.organization_filter("issuer__") | Q(Exists(homes))


def _has_home_in(scope: Scope, person_id: int) -> bool:
    return _links(scope).filter(person=person_id).exists()


def _links(scope: Scope) -> QuerySet[EmploymentLink]:
    """Return the links of today to an employer, or a daily organization, inside ``scope``.

    Only those that the person recognised: whoever knows a name and a CPF can attach one (D12).
    """
    links = EmploymentLink.objects.recognised().current(timezone.localdate())
    return links.filter(
        scope.organization_filter("employer__") | scope.organization_filter("daily_organization__")
    )

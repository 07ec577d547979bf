"""Sign-ins that people open for themselves, their names and their passwords."""

from django.db import transaction
from django.utils import timezone

from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import NotAllowed
from lms.common.names import clean_name
from lms.people import policy, rules
from lms.people.models import Assurance, EmploymentLink, Person, User

SIGNED_UP = actions.register("people.signed_up", "Criou a conta.")
RENAMED = actions.register("people.renamed", "Mudou o nome.")
PASSWORD_CHANGED = actions.register("people.password_changed", "Trocou a senha.")
PASSWORD_REQUIRED = actions.register("people.password_required", "Pediu uma senha nova.")


@transaction.atomic
def sign_up(*, email: str, password: str, civil_name: str, social_name: str = "") -> User:
    """Make a sign-in and a new person, known only by what they declare (decision D12).

    An existing record is never opened by this: whoever an employer registered uses a code.

    Raises:
        UnfitText: a name cannot be kept.
        IntegrityError: the address has a sign-in already.
    """
    civil = clean_name(civil_name, what="o nome civil")
    social = clean_name(social_name, what="o nome social") if social_name.strip() else ""
    user = User.objects.create_user(email.lower(), password)
    person = Person.objects.create(
        user=user,
        civil_name=civil,
        social_name=social,
        sort_key=rules.name_key(social or civil),
        assurance=Assurance.DECLARED,
        created_at=timezone.now(),
    )
    audit.record(SIGNED_UP, person, by=user)
    return user


@transaction.atomic
def change_names(
    *, person: Person, by: User, social_name: str, civil_name: str | None = None
) -> Person:
    """Change how a person is called; employers that they recognised see the new name.

    Args:
        person: oneself.
        by: the actor.
        social_name: empty takes it away.
        civil_name: only while no employer has confirmed it; ``None`` leaves it.

    Raises:
        NotAllowed: ``by`` is another, or the civil name was confirmed.
        UnfitText: a name cannot be kept.
    """
    require(policy.is_oneself(by, person))
    person = Person.objects.select_for_update().get(pk=person.pk)
    if civil_name is not None and civil_name != person.civil_name:
        if person.assurance != Assurance.DECLARED:
            raise NotAllowed("O nome civil foi confirmado. Peça a correção à secretaria.")
        person.civil_name = clean_name(civil_name, what="o nome civil")
    person.social_name = (
        clean_name(social_name, what="o nome social") if social_name.strip() else ""
    )
    write_names(person)
    audit.record(RENAMED, person, by=by)
    return person


def write_names(person: Person) -> None:
    """Save a person's names, by which the employers that they recognised sort them too."""
    person.sort_key = rules.name_key(person.name)
    person.save(update_fields=["civil_name", "social_name", "sort_key"])
    EmploymentLink.objects.filter(person=person, recognised_at__isnull=False).update(
        sort_key=person.sort_key
    )


@transaction.atomic
def note_password_change(*, user: User, by: User) -> None:
    """Write down that a password was changed; a request to change it is met by that."""
    user.must_change_password = False
    user.save(update_fields=["must_change_password"])
    audit.record(PASSWORD_CHANGED, user, by=by)


@transaction.atomic
def require_new_password(*, user: User, by: User) -> None:
    """Make ``user`` choose a new password at the next sign-in.

    Raises:
        NotAllowed: ``by`` does not administer the platform.
    """
    require(policy.can_require_password(by))
    user.must_change_password = True
    user.save(update_fields=["must_change_password"])
    audit.record(PASSWORD_REQUIRED, user, by=by)

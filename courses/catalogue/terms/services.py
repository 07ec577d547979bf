"""Every change of the terms."""

from typing import TYPE_CHECKING

from django.db import transaction

from courses.catalogue import serving
from courses.catalogue.models import CourseCard, CoursePage, DecsTerm
from courses.catalogue.terms import policy, rules
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError

if TYPE_CHECKING:
    from lms.people.models import User

ADDED = actions.register("theme.added", "Incluiu um tema do DeCS.")
CORRECTED = actions.register("theme.corrected", "Corrigiu um tema do DeCS.")
WORDS_ARE_OLD = 0


@transaction.atomic
def add_term(*, name: str, code: str, by: "User") -> DecsTerm:
    """Add a term that courses may choose.

    Raises:
        NotAllowed: ``by`` does not keep the terms.
        DomainError: the name or the code is another term's, or is none.
    """
    require(policy.can_keep(by))
    term = DecsTerm()
    _describe(term, name, code)
    term.save()
    audit.record(ADDED, term, by=by, data={"code": term.code})
    return term


@transaction.atomic
def correct_term(*, term: DecsTerm, name: str, code: str, by: "User") -> DecsTerm:
    """Correct a term, and its name on the pages and cards of the courses that chose it.

    Saying what stands there already changes nothing.

    Raises:
        NotAllowed: ``by`` does not keep the terms.
        DomainError: the name or the code is another term's, or is none.
    """
    require(policy.can_keep(by))
    term = DecsTerm.objects.select_for_update().get(pk=term.pk)
    before = (term.name, term.code)
    _describe(term, name, code)
    if (term.name, term.code) == before:
        return term
    term.save()
    if term.name != before[0]:
        _rename_on_courses(term)
    audit.record(CORRECTED, term, by=by, data={"code": term.code, "code_before": before[1]})
    return term


def _describe(term: DecsTerm, name: str, code: str) -> None:
    term.name, term.code = rules.read_name(name), rules.read_code(code)
    term.folded = rules.folded(term.name)
    others = DecsTerm.objects.exclude(pk=term.pk)
    twin = others.filter(folded=term.folded).first()
    if twin is not None:
        raise DomainError(f"Já existe o tema “{twin.name}”, que soa igual. Corrija aquele.")
    owner = others.filter(code=term.code).first() if term.code else None
    if owner is not None:
        raise DomainError(f"O código {term.code} já é do tema “{owner.name}”.")


def _rename_on_courses(term: DecsTerm) -> None:
    """Say the new name at once; the words by which a card is found follow with the next renewal."""
    CoursePage.objects.filter(decs_term=term).update(theme=term.name)
    cards = CourseCard.objects.filter(page__decs_term=term)
    cards.update(theme=term.name, words_version=WORDS_ARE_OLD)
    serving.renew_lists()

"""Reading a file of questions, and bringing what is good into a draft."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from courses.catalogue import queries
from courses.exchange import files, gift_writing, places, policy, qti_writing
from courses.exchange.items import Written, judged
from courses.exchange.models import QuestionImport
from courses.exchange.places import Place
from lms.access.scope import require
from lms.audit import actions
from lms.audit import services as audit
from lms.common.errors import DomainError
from lms.organizations.clock import civil_date

if TYPE_CHECKING:
    from lms.people.models import User

EXAMINED = actions.register("questions.examined", "Leu um arquivo de perguntas.")
BROUGHT = actions.register("questions.brought", "Levou perguntas de um arquivo para um rascunho.")

FORMATS = {"gift": gift_writing.written, "qti": qti_writing.written}


def examine_questions(*, place: Place, data: bytes, by: "User") -> QuestionImport:
    """Read a file and keep the report; the page does not change.

    The file is read before anything is locked: nobody else waits for it. An earlier report of the same person for the same page goes, if nothing came of it.

    Raises:
        NotAllowed: ``by`` does not edit the page.
        DomainError: the file is none of questions; the sentence says what it is.
    """
    require(policy.can_exchange(by, place))
    reading = files.read(data)
    items = [
        judged(number, found, is_practice=places.is_for_practice(place))
        for number, found in enumerate(reading.found, start=1)
    ]
    with transaction.atomic():
        QuestionImport.objects.filter(page=place, read_by=by, brought_at__isnull=True).delete()
        made = QuestionImport.objects.create(
            page=place,
            read_by=by,
            source_format=reading.source_format,
            notes=list(reading.notes),
            items=[asdict(item) for item in items],
        )
        _note(EXAMINED, made, by, {"format": made.source_format, "questions": len(items)})
    return made


@transaction.atomic
def bring_questions(*, question_import: QuestionImport, by: "User") -> QuestionImport:
    """Add the good questions of a report to the end of the page's draft; once.

    The draft is the author's to look at: it is published as every other change is.

    Raises:
        NotAllowed: ``by`` does not edit the page.
        DomainError: nothing in the file is good, or somebody else holds the page.
    """
    report = QuestionImport.objects.select_for_update(of=("self",)).get(pk=question_import.pk)
    place = _locked(report)
    require(policy.can_exchange(by, place))
    if report.brought_at is not None:
        return report
    good = [item["block"] for item in report.items if item["block"]]
    if not good:
        raise DomainError("Nenhuma pergunta deste arquivo pode ser levada.")
    if place.permissions_for_user(by).page_locked():
        raise DomainError("A página está bloqueada ou em revisão por outra pessoa. Tente depois.")
    draft: Place = place.get_latest_revision_as_object()
    now = timezone.now()
    places.put(draft, good, on=civil_date(queries.organization_of(place), now))
    # As the editor saves a draft: what is still missing on the page is asked for at publishing.
    draft.save_revision(user=by, clean=False)
    report.brought_at = now
    report.save(update_fields=["brought_at"])
    _note(BROUGHT, report, by, {"questions": len(good)})
    return report


def _locked(report: QuestionImport) -> Place:
    """Return the page of a report, held until the transaction ends."""
    place = places.place_at(report.page_id)
    if place is None:
        raise DomainError("Esta página não existe mais.")
    held: Place = type(place).objects.select_for_update(of=("self",)).get(pk=place.pk)
    return held


def _note(action: str, report: QuestionImport, by: "User", data: dict[str, Any]) -> None:
    organization = queries.organization_of(report.page)
    audit.record(action, report, by=by, organization_id=organization.pk, data=data)


def export_questions(*, place: Place, written_as: str, by: "User") -> Written:
    """Return the questions of a page's latest draft as ``gift`` or ``qti``.

    Raises:
        NotAllowed: ``by`` does not edit the page.
        KeyError: there is no such format.
    """
    require(policy.can_exchange(by, place))
    draft: Place = place.get_latest_revision_as_object()
    return FORMATS[written_as](places.questions_in(draft))

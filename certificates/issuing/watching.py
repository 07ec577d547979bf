"""Telling who administers, in time, that the key which signs inside PDFs comes to its end."""

from typing import Final

from django.utils import timezone

from certificates.credentials.pdf_keys import KeyRefused
from certificates.issuing.keys import pdf_key
from lms.access.models import Grant
from lms.access.rules import Role
from lms.notices.kinds import register
from lms.notices.services import notify
from lms.people.models import Person

PDF_KEY: Final = register("certificates.pdf_key", title="Chave dos certificados", icon="warn")


def watch_pdf_key() -> int:
    """Tell everybody who administers what is wrong with the key; return how many were told.

    Safe to run often: the same sentence is told once.
    """
    problem = _problem()
    if not problem:
        return 0
    told = administrators()
    for person in told:
        notify(person=person, kind=PDF_KEY, text=problem)
    return len(told)


def administrators() -> list[Person]:
    """Return the people who administer the platform today."""
    held = Grant.objects.in_force(timezone.now()).filter(role=Role.PLATFORM_ADMIN)
    return list(Person.objects.filter(user__in=held.values("user")).order_by("pk"))


def _problem() -> str:
    try:
        key = pdf_key()
    except KeyRefused as refused:
        return refused.sentence
    if key is None:
        return ""
    now = timezone.now()
    refusal = key.refusal(now)
    if refusal:
        return f"{refusal} Até lá, os certificados novos esperam."
    return key.warning(now)

"""What the benchmark measures of certificates."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from django.utils import timezone

from certificates.badges.services import Form, take_along
from certificates.bulk.services import revoke_many
from certificates.credentials.pdf_keys import new_key
from certificates.demo import VALID, certificate_of, verdict_path
from certificates.fill import copy, fill
from certificates.issuing.models import Certificate
from certificates.issuing.rules import RevocationReason
from certificates.issuing.services import issue, queue_certificate
from certificates.transcripts.services import make
from certificates.verifying.batch.rules import MOST_CODES
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import EnrollmentState
from courses.enrollments.services import record_fulfilment
from courses.hours.rules import ActionKind, Capacity, Modality
from courses.hours.services import post
from lms.common.benchmark import Call, Target
from lms.demo import COORDINATORS, PARINTINS, user_of
from lms.people.models import Person, PersonIdentity
from lms.people.services.identities import write_identity

T = TypeVar("T")
# Fewer than one client may have reports in its window.
BATCHES = 10
# A career's worth, and of how many people.
ENTRIES = 300
PEOPLE = 5


def targets() -> list[Target]:
    """Return what human resources and the owner of a certificate ask for."""
    pdf = f"/certificados/{certificate_of(VALID).public_id}/arquivo.pdf"
    return [
        Target(
            "veredito de certificado",
            lambda _visitor, _number: Call(verdict_path_once()),
            budget_ms=1,
            budget_queries=2,
        ),
        Target("PDF guardado", lambda _v, _n: Call(pdf), budget_ms=1, owner_only=True),
    ]


_kept: list[str] = []


def verdict_path_once() -> str:
    """Return the address of the valid certificate's verdict, looked up once."""
    if not _kept:
        _kept.append(verdict_path())
    return _kept[0]


def owner_id() -> int | None:
    """Return the sign-in of whoever owns the measured PDF."""
    return certificate_of(VALID).person.user_id


@dataclass(frozen=True)
class Cost:
    """What something costs that is done to one certificate after the other, in one process.

    Attributes:
        count: how often it was done.
        queries: of one of them.
        cpu_ms: CPU milliseconds for each.
    """

    name: str
    count: int
    queries: int
    cpu_ms: float


def fill_up(count: int) -> None:
    """Put ``count`` certificates more into the tables, so that verdicts look among them."""
    fill(certificate_of(VALID), count)


def costs(count: int) -> list[Cost]:
    """Issue ``count`` certificates without and with a signature inside; take along, revoke."""
    plain = [enrollment.pk for enrollment in completed(count + 1)]
    with override_settings(PDF_KEY_FILE=""):
        issued = [cost_of("emitir (número, PDF, QR, selo)", issue_one, plain)]
    signed = [enrollment.pk for enrollment in completed(count + 1)]
    with TemporaryDirectory() as folder, override_settings(**_own_key(folder)):
        issued.append(cost_of("emitir e assinar dentro do PDF (P-256)", issue_one, signed))
    certificates = list(Certificate.objects.filter(enrollment__in=plain).select_related("person"))
    return [
        *issued,
        cost_of("levar como credencial (prova dentro)", partial(take, Form.PROOF), certificates),
        cost_of("levar como credencial (JWT)", partial(take, Form.TOKEN), certificates),
        cost_of("revogar por uma lista", revoke_listed, certificates),
        *batch_costs(),
        *transcript_costs([certificate.person for certificate in certificates[:PEOPLE]]),
    ]


def batch_costs() -> list[Cost]:
    """Check lists of as many codes as fit, each list with its page, its sheet and its report."""
    codes = copy(certificate_of(VALID), MOST_CODES)
    lists = ["\n".join(codes[start:] + codes[:start]) for start in range(BATCHES + 1)]
    taken = [batch_page(codes) for codes in lists]
    return [
        cost_of(f"conferir {MOST_CODES} códigos de uma vez", batch_page, lists),
        cost_of(f"planilha de {MOST_CODES}", partial(take_away, "batch_sheet"), taken),
        cost_of(f"relatório selado de {MOST_CODES}", partial(take_away, "batch_report"), taken),
    ]


def transcript_costs(people: Sequence[Person]) -> list[Cost]:
    """Make the transcript of people who studied for many years."""
    for person in people:
        study_for_years(person)
    return [cost_of(f"histórico de {ENTRIES} lançamentos", make_transcript, people)]


def study_for_years(person: Person) -> None:
    """Credit a person with as many entries as a long career has."""
    first = timezone.localdate() - timedelta(days=ENTRIES * 10)
    for number in range(ENTRIES):
        day = first + timedelta(days=number * 10)
        post(
            source_key=f"bench:{person.public_id}:{number}",
            by=None,
            person=person,
            minutes=240,
            modality=Modality.ONLINE,
            action_kind=ActionKind.UPDATE,
            capacity=Capacity.LEARNER,
            theme="Atenção básica",
            title="Acolhimento com classificação de risco",
            starts_on=day,
            ends_on=day,
        )


def make_transcript(person: Person) -> None:
    """Make a person's transcript, as they do."""
    if person.user is None:
        raise LookupError(f"nobody signs in for {person.public_id}")
    make(person=person, by=person.user)


def batch_page(codes: str) -> str:
    """Return the page that answers a list."""
    page = Client(SERVER_NAME="localhost").post(
        reverse("certificates:batch"), {"codes": codes}, secure=settings.SECURE_SSL_REDIRECT
    )
    kept = re.search(r'name="kept" value="([^"]+)"', page.text)
    if kept is None:
        raise ValueError(f"a list was answered with {page.status_code}")
    return kept.group(1)


def take_away(name: str, kept: str) -> None:
    """Take away what was checked, as a sheet or as a report."""
    answer = Client(SERVER_NAME="localhost").post(
        reverse(f"certificates:{name}"), {"kept": kept}, secure=settings.SECURE_SSL_REDIRECT
    )
    if answer.status_code != HTTPStatus.OK:
        raise ValueError(f"{name} was answered with {answer.status_code}")


def cost_of(name: str, act: Callable[[T], object], things: Sequence[T]) -> Cost:
    """Do something to each; the first is only counted, for it reads what all of them need."""
    with CaptureQueriesContext(connection) as captured:
        act(things[0])
    # A request that comes later forgets what was captured.
    queries = len(captured)
    began = time.process_time()
    for thing in things[1:]:
        act(thing)
    spent = (time.process_time() - began) * 1000 / (len(things) - 1)
    return Cost(name=name, count=len(things) - 1, queries=queries, cpu_ms=spent)


def _own_key(folder: str) -> dict[str, str]:
    path, password = Path(folder) / "key.p12", "bench"
    path.write_bytes(new_key("Percurso", password, now=timezone.now()))
    return {"PDF_KEY_FILE": str(path), "PDF_KEY_PASSWORD": password}


def take(form: Form, certificate: Certificate) -> None:
    """Make a certificate portable, as its person does."""
    user = certificate.person.user
    if user is None:
        raise LookupError(f"nobody signs in for {certificate.public_id}")
    take_along(certificate=certificate, shows_name=False, form=form, by=user)


def revoke_listed(certificate: Certificate) -> None:
    """Revoke a list of one: a longer one costs as much for each."""
    revoke_many(
        codes=[certificate.code],
        reason=RevocationReason.ISSUED_IN_ERROR,
        details="bench",
        by=user_of(COORDINATORS[PARINTINS]),
    )


def completed(count: int) -> list[Enrollment]:
    """Complete so many learners of the load who are still studying."""
    studying = list(
        Enrollment.objects.filter(
            state=EnrollmentState.ACTIVE, person__user__email__startswith="carga"
        ).select_related("person")[:count]
    )
    for number, enrollment in enumerate(studying):
        identify(enrollment.person, number)
        fulfil_all(enrollment)
    return studying


def fulfil_all(enrollment: Enrollment) -> None:
    """Fulfil everything that the offering asks; the last one completes the enrollment."""
    for requirement in enrollment.offering.requirements.all():
        record_fulfilment(
            enrollment=enrollment,
            requirement=requirement,
            percent=requirement.minimum_percent or None,
            source="bench",
            occurred_at=timezone.now(),
        )


def identify(person: Person, number: int) -> None:
    """Give a person of the load a confirmed CPF of their own."""
    if not PersonIdentity.objects.filter(person=person).exists():
        write_identity(person, f"{person.pk:09d}{number % 100:02d}"[:11], confirmed=True)


def issue_one(enrollment_id: int) -> None:
    """Queue and issue one certificate, as the two jobs do."""
    certificate = queue_certificate(enrollment_id)
    if certificate is None:
        raise LookupError(f"enrollment {enrollment_id} gave no certificate at {timezone.now()}")
    issue(certificate.pk)

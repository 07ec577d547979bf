"""A person has their data erased: what the registry says goes, goes; what the law keeps, stays."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from pytest_django import Settings

from certificates.issuing.models import Certificate, SnapshotPerson, private_storage
from courses.enrollments.rules import EnrollmentState
from courses.hours.models import HourEntry
from lms.access.rules import Role
from lms.audit import services as audit
from lms.audit.models import AuditEvent, AuditPrivate
from lms.common.errors import NotAllowed, TransitionRefused
from lms.notices.models import Notice
from lms.notices.services import notify
from lms.people.models import REMOVED, EmploymentLink, Person, PersonIdentity, User
from lms.people.queries import find_by_cpf
from lms.people.services.identities import write_identity
from lms.privacy import registry
from lms.privacy.registry import Erasure
from lms.privacy.services import erase_person
from lms.privacy.services.exporting import EXPORTED
from tests.cast import PASSWORD, Cast, give
from tests.certificates.factories import CPF, RunJobs, issued, queued
from tests.courses.factories import enroll, offering
from tests.world import build

ERASE, DONE = "/conta/meus-dados/apagar/", "/conta/dados-apagados/"
NAME = "Ana Beatriz Souza"


def career(cast: Cast, *, has_one: bool) -> None:
    EmploymentLink.objects.filter(person=cast.ana).update(career_eligible=has_one)


def everything(ids: tuple[int, ...]) -> Iterator[tuple[str, Any]]:
    """Yield every value that stands in a field which goes, table by table."""
    for _, table in registry.tables():
        model = apps.get_model(table.model)
        gone = registry.erased_of(table.model, Erasure(ids, User(), keeps_name=False))
        names = [field.column for field in gone if field.column != "file"]
        rows = model._meta.default_manager.filter(**{f"{table.owner}__in": ids})
        for row in rows.values(*names) if names else []:
            yield from ((f"{table.model}.{name}", value) for name, value in row.items())


def still_named() -> Iterator[tuple[str, str]]:
    """Yield every row of the whole database in which a text tells who Ana was."""
    for model in apps.get_models():
        columns = [
            field.name
            for field in model._meta.local_concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField)
        ]
        for row in model._meta.default_manager.values_list(*columns) if columns else []:
            said = " ".join(map(str, row))
            if NAME in said or "ana@exemplo" in said or "982.247" in said:
                yield model._meta.label, said[:200]


def test_everything_that_is_said_to_go_goes(cast: Cast, run_jobs: RunJobs) -> None:
    world = build(cast)
    career(cast, has_one=False)
    before = {name for name, value in everything((cast.ana.pk,)) if value}
    assert before > {"lms.Person.civil_name", "courses.AttemptAnswer.response", "lms.User.email"}

    assert erase_person(person=cast.ana, by=cast.ana.user) is True
    run_jobs()

    assert [pair for pair in everything((cast.ana.pk,)) if pair[1]] == []
    assert Person.objects.get(pk=cast.ana.pk).name == REMOVED
    assert find_by_cpf(CPF) is None
    assert EmploymentLink.objects.get(pk=world.parintins.link.pk).shown_name == REMOVED
    after = Certificate.objects.get(pk=world.parintins.certificate.pk)
    assert (after.code, after.file_sha256) == (
        world.parintins.certificate.code,
        world.parintins.certificate.file_sha256,
    )
    assert not private_storage().exists(after.file.name)
    assert HourEntry.objects.filter(person=cast.ana).exists()
    assert list(still_named()) == []


def test_a_career_keeps_the_name_and_closes_the_account(cast: Cast, run_jobs: RunJobs) -> None:
    career(cast, has_one=True)
    certificate = issued(cast)
    run_jobs()
    notify(person=cast.ana, kind="x", text="Olá.")

    assert erase_person(person=cast.ana, by=cast.ana.user) is False
    run_jobs()

    ana = Person.objects.select_related("user").get(pk=cast.ana.pk)
    assert (ana.name, find_by_cpf(CPF)) == (NAME, ana)
    assert ana.user is not None
    assert (ana.user.email, ana.user.check_password(PASSWORD)) == (None, False)
    assert not Notice.objects.filter(person=ana).exists()
    kept = SnapshotPerson.objects.get(certificate=certificate)
    assert kept.printed_name == NAME
    assert private_storage().exists(certificate.file.name)
    assert AuditEvent.objects.filter(action="privacy.restricted", by=cast.ana.user).exists()


def test_who_was_erased_gives_up_a_place(cast: Cast) -> None:
    career(cast, has_one=False)
    open_class = offering(cast)
    enrollment = enroll(cast.ana, open_class)

    erase_person(person=cast.ana, by=cast.ana.user)

    enrollment.refresh_from_db()
    open_class.refresh_from_db()
    assert (enrollment.state, open_class.seats_taken) == (EnrollmentState.DROPPED, 0)


def test_what_others_wrote_of_the_person_goes_and_its_event_stays(cast: Cast) -> None:
    career(cast, has_one=False)
    event = audit.record(EXPORTED, cast.ana, by=None, reason="Ana pediu por telefone.")

    erase_person(person=cast.ana, by=cast.ana.user)

    assert not AuditPrivate.objects.exists()
    assert AuditEvent.objects.get(pk=event.pk).private_digest


def test_merged_records_go_as_one(cast: Cast) -> None:
    career(cast, has_one=False)
    write_identity(cast.elisa, "11144477735")
    cast.elisa.user.grants.all().delete()
    Person.objects.filter(pk=cast.elisa.pk).update(merged_into=cast.ana, user=None)

    erase_person(person=cast.ana, by=cast.ana.user)

    names = Person.objects.filter(pk__in=[cast.ana.pk, cast.elisa.pk])
    assert set(names.values_list("civil_name", flat=True)) == {""}
    assert not PersonIdentity.objects.exists()


def test_nobody_erases_another(cast: Cast) -> None:
    for other in (cast.bruno.user, cast.fabio.user, cast.root):
        with pytest.raises(NotAllowed, match="própria pessoa"):
            erase_person(person=cast.ana, by=other)
    assert not AuditEvent.objects.exists()


def test_who_holds_a_role_ends_it_first_and_is_kept_then(cast: Cast) -> None:
    career(cast, has_one=False)
    grant = give(cast.ana, Role.FACILITATOR, organization=cast.parintins)
    with pytest.raises(NotAllowed, match="papel em vigor"):
        erase_person(person=cast.ana, by=cast.ana.user)
    grant.revoked_at = grant.since
    grant.save()
    assert erase_person(person=cast.ana, by=cast.ana.user) is False


def test_what_is_being_prepared_puts_it_off_and_nothing_is_lost(cast: Cast) -> None:
    career(cast, has_one=False)
    queued(cast)
    notify(person=cast.ana, kind="x", text="Olá.")
    with pytest.raises(TransitionRefused, match="sendo preparado"):
        erase_person(person=cast.ana, by=cast.ana.user)
    assert Person.objects.get(pk=cast.ana.pk).civil_name == NAME
    assert not AuditEvent.objects.filter(action="privacy.erased").exists()


@pytest.fixture
def ana(cast: Cast, client: Client, settings: Settings) -> Client:
    settings.ACCOUNT_ADAPTER = "lms.people.adapter.PeopleAdapter"
    career(cast, has_one=False)
    client.force_login(cast.ana.user)
    return client


def test_the_page_says_what_goes_and_what_stays(cast: Cast, ana: Client) -> None:
    told = ana.get(ERASE).content.decode()
    assert "o nome escrito neles" in told
    assert "a lei manda" not in told
    career(cast, has_one=True)
    told = ana.get(ERASE).content.decode()
    assert "a lei manda" in told
    assert "o nome escrito neles" not in told


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"password": PASSWORD}, "Escreva a palavra APAGAR"),
        ({"password": PASSWORD, "word": "sim"}, "Falta a palavra APAGAR"),
        ({"word": "apagar"}, "Digite a senha"),
        ({"word": "apagar", "password": "errada"}, "A senha não confere"),
    ],
)
def test_a_slip_erases_nothing(ana: Client, typed: dict[str, str], sentence: str) -> None:
    assert sentence in ana.post(ERASE, typed).content.decode()
    assert Person.objects.filter(civil_name=NAME).exists()


def test_the_password_and_the_word_erase_and_sign_out(cast: Cast, ana: Client) -> None:
    issued(cast)
    answer = ana.post(ERASE, {"word": " Apagar ", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, DONE)
    assert "está apagado" in ana.get(DONE).content.decode()
    assert ana.get("/conta/meus-dados/").status_code == 302
    assert not Person.objects.filter(civil_name=NAME).exists()


def test_the_page_of_ones_data_says_what_each_thing_is_for(ana: Client) -> None:
    told = ana.get("/conta/meus-dados/").content.decode()
    assert "Baixar a cópia" in told
    for _, table in registry.tables():
        assert table.title[1:] in told

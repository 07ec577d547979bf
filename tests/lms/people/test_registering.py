from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed
from lms.common.identifiers import InvalidIdentifier
from lms.common.names import UnfitText
from lms.jobs.models import Job
from lms.people import queries, services
from lms.people.models import Assurance, EmploymentLink, LinkState, Person, Regime
from lms.people.services.registering import AlreadyRegistered
from tests.cast import Cast
from tests.lms.people.made import CARD, CPF, DETAILS, OTHER_CPF, enter, register


def test_a_newcomer_gets_a_record_confirmed_by_the_employer(cast: Cast) -> None:
    link = register(
        cast.parintins, cast.bruno.user, cns_card=CARD, facility=cast.unit, staff_number=" 77 "
    )
    assert link.person.name == "Maria d'Ávila dos Santos"
    assert link.person.assurance == Assurance.EMPLOYER
    assert link.person.user is None
    assert (link.state, link.staff_number) == (LinkState.CONFIRMED, "77")
    assert link.career_eligible
    assert link.postings.get().facility == cast.unit
    assert queries.find_by_cpf(CPF) == link.person
    assert queries.masked_cpf(link.person) == "***.982.247-**"


def test_registering_is_audited_without_name_or_number(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    event = AuditEvent.objects.get(action="people.link_attached")
    assert (event.by, event.object_id) == (cast.bruno.user, str(link.public_id))
    assert event.organization_id == cast.parintins.pk
    assert event.data == {}


def test_nothing_in_the_tables_shows_the_cpf(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user, cns_card=CARD)
    row = vars(link.person.identity)
    assert not any(CPF in str(value) or CARD in str(value) for value in row.values())


def test_the_same_cpf_and_name_attach_to_the_person_who_is_here(cast: Cast) -> None:
    first = register(cast.parintins, cast.bruno.user)
    second = register(
        cast.goiania, cast.davi.user, civil_name="MARIA DAVILA SANTOS", social_name="Outra"
    )
    assert second.person == first.person
    assert second.state == LinkState.CONFIRMED or second.typed_name == "Outra"
    assert Person.objects.get(pk=first.person.pk).social_name == ""


def test_another_name_waits_for_the_person(cast: Cast) -> None:
    first = register(cast.parintins, cast.bruno.user)
    second = register(cast.goiania, cast.davi.user, civil_name="Joana Prado")
    assert second.person == first.person
    assert second.state == LinkState.MISMATCH
    assert second.recognised_at is None


def test_the_coordinator_gets_the_same_answer_whoever_has_the_cpf(cast: Cast) -> None:
    register(cast.parintins, cast.bruno.user)
    mismatch = register(cast.goiania, cast.davi.user, civil_name="Joana Prado")
    newcomer = register(cast.goiania, cast.davi.user, civil_name="Joana Prado", cpf=OTHER_CPF)
    assert mismatch.shown_name == newcomer.shown_name == "Joana Prado"
    assert {job.event for job in Job.objects.all()} == {"people.link_attached"}
    assert AuditEvent.objects.filter(action="people.link_attached").count() == 3


def test_a_declared_cpf_is_not_taken_for_the_person(cast: Cast) -> None:
    services.declare_cpf(person=cast.ana, cpf=CPF, by=cast.ana.user)
    link = register(cast.parintins, cast.bruno.user, civil_name=cast.ana.civil_name)
    assert link.person != cast.ana


def test_a_link_of_a_merged_person_attaches_to_who_they_became(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    Person.objects.filter(pk=link.person.pk).update(merged_into=cast.ana)
    again = register(cast.goiania, cast.davi.user)
    assert again.person == cast.ana


def test_another_municipality_may_not_register_here(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        register(cast.parintins, cast.davi.user)
    with pytest.raises(NotAllowed):
        register(cast.parintins, cast.elisa.user)
    with pytest.raises(NotAllowed):
        register(cast.parintins, cast.root)
    assert not EmploymentLink.objects.filter(typed_name=DETAILS.civil_name).exists()
    assert not AuditEvent.objects.exists()


def test_a_state_coordinator_registers_in_every_municipality_of_it(cast: Cast) -> None:
    assert register(cast.parintins, cast.carla.user)
    with pytest.raises(NotAllowed):
        register(cast.goiania, cast.carla.user, cpf=OTHER_CPF)


def test_the_same_link_twice_is_refused(cast: Cast) -> None:
    register(cast.parintins, cast.bruno.user)
    with pytest.raises(AlreadyRegistered):
        register(cast.parintins, cast.bruno.user, civil_name="Outro Nome")


def test_a_staff_number_is_one_persons_in_each_employer(cast: Cast) -> None:
    register(cast.parintins, cast.bruno.user, staff_number="900")
    with pytest.raises(AlreadyRegistered):
        register(cast.parintins, cast.bruno.user, staff_number="900", cpf=OTHER_CPF)
    assert register(cast.goiania, cast.davi.user, staff_number="900", cpf=OTHER_CPF)


def test_a_second_link_with_its_own_number_is_lawful(cast: Cast) -> None:
    first = register(cast.parintins, cast.bruno.user, staff_number="1")
    second = register(cast.parintins, cast.bruno.user, staff_number="2")
    assert first.person == second.person


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"cpf": "529.982.247-24"}, InvalidIdentifier),
        ({"cpf": "111.111.111-11"}, InvalidIdentifier),
        ({"cns_card": "898000000043209"}, InvalidIdentifier),
        ({"occupation_cbo": "12"}, InvalidIdentifier),
        ({"civil_name": "x" * 10_000}, UnfitText),
        ({"civil_name": "Maria 😀"}, UnfitText),
        ({"social_name": "Mari\u202ea"}, UnfitText),
        ({"staff_number": "9" * 31}, UnfitText),
        ({"starts_on": date(202, 1, 1)}, DomainError),
    ],
)
def test_bad_input_leaves_nothing_behind(
    cast: Cast, changes: dict[str, object], error: type[DomainError]
) -> None:
    people = Person.objects.count()
    with pytest.raises(error):
        register(cast.parintins, cast.bruno.user, **changes)
    assert Person.objects.count() == people


def test_a_unit_of_another_organization_is_refused(cast: Cast) -> None:
    with pytest.raises(DomainError, match="outra secretaria"):
        register(cast.goiania, cast.davi.user, facility=cast.unit)


@pytest.mark.parametrize("name", ["Iara", "Zé", "Sant'Ana D’Ávila-Köhler", "ﬃ" * 200])
def test_uncommon_names_are_kept_whole(cast: Cast, name: str) -> None:
    assert register(cast.parintins, cast.bruno.user, civil_name=name).person.civil_name == name


def test_only_the_statutory_have_a_career_by_themselves(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user, regime=Regime.TEMPORARY)
    assert not link.career_eligible


def test_the_lock_covers_two_registrations_of_a_new_cpf(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = register(cast.parintins, cast.bruno.user)
    answers = iter([None, first.person])
    monkeypatch.setattr(queries, "find_by_cpf", lambda _cpf: next(answers))
    second = register(cast.goiania, cast.davi.user)
    assert second.person == first.person
    assert Person.objects.filter(civil_name=first.person.civil_name).count() == 1


def test_registering_takes_a_fixed_number_of_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    details = replace(DETAILS, staff_number="5")
    with django_assert_max_num_queries(24):
        services.register_learner(organization=cast.parintins, details=details, by=cast.bruno.user)


def test_a_social_name_is_the_name(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user, social_name="Luz Nascimento")
    assert link.shown_name == "Luz Nascimento"
    assert link.sort_key == "luz nascimento"
    enter(link, cast.bruno.user)

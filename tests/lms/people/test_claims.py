"""Decision D12, both ways: nobody learns of a record, and nobody takes one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed, TransitionRefused
from lms.notices.models import Notice
from lms.people import queries, services
from lms.people.models import Assurance, EmploymentLink, LinkState, OneTimeCode, Person, User
from lms.people.rules import MOST_FAILURES, LinkAnswer
from lms.people.services import CodeRefused
from tests.cast import Cast
from tests.lms.people.made import CPF, NEW_PASSWORD, OTHER_CPF, enter, register


def redeem(text: str, cpf: str = CPF) -> User:
    return services.redeem_one_time_code(cpf=cpf, code=text, password=NEW_PASSWORD)


def issue(link: EmploymentLink, by: User) -> str:
    return services.issue_one_time_code(link=link, by=by).text


def test_a_code_gives_a_newcomer_a_sign_in(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    user = redeem(issue(link, cast.bruno.user))
    assert user.check_password(NEW_PASSWORD)
    assert user.email is None
    assert Person.objects.get(user=user) == link.person
    assert AuditEvent.objects.filter(action="people.code_redeemed", by=user).count() == 1


def test_a_code_opens_once(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    text = issue(link, cast.bruno.user)
    redeem(text)
    with pytest.raises(CodeRefused):
        redeem(text)


def test_a_code_is_kept_only_as_a_digest(cast: Cast) -> None:
    text = issue(register(cast.parintins, cast.bruno.user), cast.bruno.user)
    row = OneTimeCode.objects.get()
    assert text.replace("-", "") not in row.code_digest
    assert all(text not in str(event.data) for event in AuditEvent.objects.all())


def test_a_code_expires(cast: Cast) -> None:
    text = issue(register(cast.parintins, cast.bruno.user), cast.bruno.user)
    OneTimeCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(CodeRefused):
        redeem(text)


def test_a_new_code_cancels_the_one_before(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    old, new = issue(link, cast.bruno.user), issue(link, cast.bruno.user)
    with pytest.raises(CodeRefused):
        redeem(old)
    assert redeem(new)


def test_a_code_dies_of_wrong_tries(cast: Cast) -> None:
    text = issue(register(cast.parintins, cast.bruno.user), cast.bruno.user)
    for _ in range(MOST_FAILURES):
        with pytest.raises(CodeRefused):
            redeem("0000-0000")
    assert OneTimeCode.objects.get().failures == MOST_FAILURES
    with pytest.raises(CodeRefused):
        redeem(text)


def test_a_wrong_cpf_and_a_wrong_code_are_refused_alike(cast: Cast) -> None:
    text = issue(register(cast.parintins, cast.bruno.user), cast.bruno.user)
    with pytest.raises(CodeRefused) as wrong_cpf:
        redeem(text, cpf=OTHER_CPF)
    with pytest.raises(CodeRefused) as wrong_code:
        redeem("0000-0000")
    assert wrong_cpf.value.sentence == wrong_code.value.sentence


def test_a_code_recovers_a_forgotten_password(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    user = enter(link, cast.bruno.user)
    again = services.redeem_one_time_code(
        cpf=CPF, code=issue(link, cast.bruno.user), password="outra senha boa"
    )
    assert again == user
    assert again.check_password("outra senha boa")


def test_nobody_issues_a_code_to_oneself_or_elsewhere(cast: Cast) -> None:
    own = EmploymentLink.objects.get(person=cast.bruno)
    with pytest.raises(NotAllowed, match="para si"):
        issue(own, cast.bruno.user)
    link = register(cast.parintins, cast.bruno.user)
    for stranger in (cast.davi.user, cast.elisa.user, cast.ana.user, cast.root):
        with pytest.raises(NotAllowed):
            issue(link, stranger)
    assert not OneTimeCode.objects.exists()


def test_another_towns_coordinator_cannot_take_an_account(cast: Cast) -> None:
    user = enter(register(cast.parintins, cast.bruno.user), cast.bruno.user)
    same_name = register(cast.goiania, cast.davi.user)
    text = issue(same_name, cast.davi.user)
    with pytest.raises(CodeRefused):
        services.redeem_one_time_code(cpf=CPF, code=text, password="tomada")
    user.refresh_from_db()
    assert user.check_password(NEW_PASSWORD)


def test_a_link_of_another_name_opens_nothing(cast: Cast) -> None:
    register(cast.parintins, cast.bruno.user)
    text = issue(register(cast.goiania, cast.davi.user, civil_name="Joana Prado"), cast.davi.user)
    with pytest.raises(CodeRefused):
        redeem(text)
    assert not Person.objects.filter(user__isnull=False, identity__isnull=False).exists()


def test_another_towns_coordinator_cannot_open_a_record_that_nobody_entered_yet(
    cast: Cast,
) -> None:
    first = register(cast.parintins, cast.bruno.user, social_name="Luz Ávila")
    elsewhere = register(cast.goiania, cast.davi.user)
    assert (elsewhere.person, elsewhere.state) == (first.person, LinkState.CONFIRMED)
    account = services.sign_up(email="d@exemplo.example", password="x", civil_name="Davi")
    with pytest.raises(CodeRefused):
        redeem(issue(elsewhere, cast.davi.user))
    with pytest.raises(CodeRefused):
        services.claim_with_code(by=account, cpf=CPF, code=issue(elsewhere, cast.davi.user))
    assert not User.objects.filter(person=first.person).exists()
    assert enter(first, cast.bruno.user).person == first.person


def test_a_second_post_with_the_same_employer_opens_what_the_first_does(cast: Cast) -> None:
    first = register(cast.parintins, cast.bruno.user, staff_number="1")
    second = register(cast.parintins, cast.bruno.user, staff_number="2")
    assert second.recognised_at is None
    assert redeem(issue(second, cast.bruno.user)).person == first.person


def test_an_employer_that_was_recognised_may_help(cast: Cast) -> None:
    user = enter(register(cast.parintins, cast.bruno.user), cast.bruno.user)
    elsewhere = register(cast.goiania, cast.davi.user)
    services.settle_link(link=elsewhere, answer=LinkAnswer.RECOGNISE, by=user)
    assert redeem(issue(elsewhere, cast.davi.user)) == user


def test_the_person_is_told_of_code_and_link(cast: Cast, run_jobs: Callable[[], int]) -> None:
    link = register(cast.parintins, cast.bruno.user)
    enter(link, cast.bruno.user)
    register(cast.goiania, cast.davi.user, civil_name="Joana Prado")
    run_jobs()
    kinds = list(Notice.objects.filter(person=link.person).values_list("notice_kind", flat=True))
    assert sorted(kinds) == ["people.code", "people.link"]
    assert all("Joana" not in notice.text for notice in Notice.objects.all())


def test_recognising_shows_the_employer_the_persons_own_name(cast: Cast) -> None:
    user = enter(register(cast.parintins, cast.bruno.user), cast.bruno.user)
    link = register(cast.goiania, cast.davi.user, civil_name="Joana Prado")
    assert link.shown_name == "Joana Prado"
    link = services.settle_link(link=link, answer=LinkAnswer.RECOGNISE, by=user)
    assert link.state == LinkState.CONFIRMED
    assert link.shown_name == "Maria d'Ávila dos Santos"
    assert link.sort_key == link.person.sort_key


def test_declining_keeps_the_name_hidden_and_stops_codes(cast: Cast) -> None:
    user = enter(register(cast.parintins, cast.bruno.user), cast.bruno.user)
    link = register(cast.goiania, cast.davi.user)
    link = services.settle_link(link=link, answer=LinkAnswer.DECLINE, by=user)
    assert (link.state, link.shown_name) == (LinkState.DECLINED, link.typed_name)
    with pytest.raises(NotAllowed):
        issue(link, cast.davi.user)
    with pytest.raises(TransitionRefused):
        services.settle_link(link=link, answer=LinkAnswer.DECLINE, by=user)
    assert AuditEvent.objects.filter(action="people.link_declined").count() == 1


def test_only_the_person_settles_a_link(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    for other in (cast.bruno.user, cast.ana.user, cast.root):
        with pytest.raises(NotAllowed):
            services.settle_link(link=link, answer=LinkAnswer.RECOGNISE, by=other)


def test_a_sign_up_declares_and_opens_nothing(cast: Cast) -> None:
    registered = register(cast.parintins, cast.bruno.user).person
    user = services.sign_up(
        email="Maria@Exemplo.example", password=NEW_PASSWORD, civil_name=registered.civil_name
    )
    mine = queries.person_of(user)
    assert mine is not None
    services.declare_cpf(person=mine, cpf=CPF, by=user)
    assert mine != registered
    assert mine.assurance == Assurance.DECLARED
    assert queries.find_by_cpf(CPF) == registered
    assert queries.user_by_cpf(CPF) is None
    assert user.email == "maria@exemplo.example"


def test_a_cpf_may_be_declared_by_two_and_proves_nothing(cast: Cast) -> None:
    services.declare_cpf(person=cast.ana, cpf=CPF, by=cast.ana.user)
    services.declare_cpf(person=cast.davi, cpf=CPF, by=cast.davi.user)
    assert queries.find_by_cpf(CPF) is None


def test_a_confirmed_cpf_is_not_changed_by_declaring(cast: Cast) -> None:
    user = enter(register(cast.parintins, cast.bruno.user), cast.bruno.user)
    person = queries.person_of(user)
    assert person is not None
    with pytest.raises(DomainError, match="já foi confirmado"):
        services.declare_cpf(person=person, cpf=OTHER_CPF, by=user)
    with pytest.raises(NotAllowed):
        services.declare_cpf(person=person, cpf=OTHER_CPF, by=cast.ana.user)


def test_a_code_joins_an_account_to_the_employers_record(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    user = services.sign_up(email="m@exemplo.example", password="x", civil_name="Maria Santos")
    mine = queries.person_of(user)
    joined = services.claim_with_code(by=user, cpf=CPF, code=issue(link, cast.bruno.user))
    assert joined == link.person == queries.person_of(user)
    assert mine is not None
    mine.refresh_from_db()
    assert queries.resolve(mine) == joined
    assert set(queries.same_person_ids(joined)) == {joined.pk, mine.pk}
    assert AuditEvent.objects.filter(action="people.merged").count() == 1


def test_a_record_with_its_own_sign_in_is_not_joined(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    enter(link, cast.bruno.user)
    user = services.sign_up(email="m@exemplo.example", password="x", civil_name="Maria Santos")
    text = issue(link, cast.bruno.user)
    with pytest.raises(DomainError, match="já tem senha"):
        services.claim_with_code(by=user, cpf=CPF, code=text)
    assert OneTimeCode.objects.filter(used_at__isnull=True).count() == 1


def test_a_person_confirmed_elsewhere_is_not_merged(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    with pytest.raises(DomainError, match="outro CPF"):
        services.claim_with_code(by=cast.ana.user, cpf=CPF, code=issue(link, cast.bruno.user))


def test_a_superusers_password_is_never_set_by_a_code(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    Person.objects.filter(pk=link.person.pk).update(user=cast.root)
    text = issue(link, cast.bruno.user)
    with pytest.raises(CodeRefused):
        redeem(text)


def test_a_coordinator_confirms_what_the_document_shows(
    cast: Cast, run_jobs: Callable[[], int]
) -> None:
    user = services.sign_up(email="m@exemplo.example", password="x", civil_name="Rita Sá")
    person = queries.person_of(user)
    assert person is not None
    services.declare_cpf(person=person, cpf=CPF, by=user)
    assert queries.declared_person(CPF, name="RITA SA") == person
    assert queries.declared_person(CPF, name="Outra") is None
    services.confirm_identity(
        person=person, organization=cast.parintins, cpf=CPF, by=cast.bruno.user
    )
    person.refresh_from_db()
    assert person.assurance == Assurance.EMPLOYER
    assert queries.find_by_cpf(CPF) == person
    assert AuditEvent.objects.filter(action="people.identity_confirmed").count() == 1


def test_confirming_needs_the_same_cpf_and_the_right(cast: Cast) -> None:
    services.declare_cpf(person=cast.ana, cpf=CPF, by=cast.ana.user)
    with pytest.raises(DomainError, match="não é o CPF"):
        services.confirm_identity(
            person=cast.ana, organization=cast.parintins, cpf=OTHER_CPF, by=cast.bruno.user
        )
    with pytest.raises(NotAllowed):
        services.confirm_identity(
            person=cast.ana, organization=cast.parintins, cpf=CPF, by=cast.davi.user
        )
    assert queries.find_by_cpf(CPF) is None


def test_confirming_a_cpf_that_somebody_holds_names_nobody(cast: Cast) -> None:
    register(cast.parintins, cast.bruno.user)
    services.declare_cpf(person=cast.ana, cpf=CPF, by=cast.ana.user)
    with pytest.raises(DomainError) as refusal:
        services.confirm_identity(
            person=cast.ana, organization=cast.parintins, cpf=CPF, by=cast.bruno.user
        )
    assert "Maria" not in refusal.value.sentence


def test_a_social_name_reaches_recognised_employers(cast: Cast) -> None:
    link = register(cast.parintins, cast.bruno.user)
    user = enter(link, cast.bruno.user)
    services.change_names(person=link.person, by=user, social_name="Luz Ávila")
    link = EmploymentLink.objects.select_related("person").get(pk=link.pk)
    assert (link.shown_name, link.sort_key) == ("Luz Ávila", "luz avila")


def test_a_confirmed_civil_name_is_not_changed_by_oneself(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.change_names(
            person=cast.ana, by=cast.ana.user, social_name="", civil_name="Outra Pessoa"
        )
    with pytest.raises(NotAllowed):
        services.change_names(person=cast.ana, by=cast.bruno.user, social_name="Aninha")


def test_a_new_password_is_required_by_the_administration_alone(cast: Cast) -> None:
    services.require_new_password(user=cast.ana.user, by=cast.fabio.user)
    assert User.objects.get(pk=cast.ana.user.pk).must_change_password
    with pytest.raises(NotAllowed):
        services.require_new_password(user=cast.ana.user, by=cast.bruno.user)

"""The administration's pages of roles, through the client."""

from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cms.look.rules import date_text
from courses.offerings.models import Offering
from lms.access.models import Grant
from lms.access.rules import Role
from lms.access.services import grant_role
from lms.audit.models import AuditEvent, AuditPrivate
from lms.people.models import Assurance, Person, User
from lms.people.queries import account_of
from lms.people.services.identities import write_identity
from tests.cast import Cast, give, person
from tests.courses.factories import edition, offering

ROLES = "/gestao/papeis/"
GIVE = f"{ROLES}conceder/"
CASES = f"{ROLES}substituir/"
CPF = "52998224725"
NOBODY = "Não achamos uma conta com este nome"
HR = Role.HR_ANALYST
ZONE = ZoneInfo("America/Manaus")


@pytest.fixture
def fabio(cast: Cast, client: Client) -> Client:
    """The client of whoever administers the platform."""
    client.force_login(cast.fabio.user)
    return client


@pytest.fixture
def gil(cast: Cast) -> Person:
    """Administers Parintins, and nothing else."""
    who = person("Gil Sateré")
    grant_role(user=who.user, role=Role.PLATFORM_ADMIN, place=cast.parintins, by=cast.fabio.user)
    return who


@pytest.fixture
def local(gil: Person) -> Client:
    client = Client()
    client.force_login(gil.user)
    return client


def text(client: Client, path: str = ROLES) -> str:
    response = client.get(path)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def place_url(cast_place: object) -> str:
    return f"{GIVE}instituicao/{cast_place.public_id}/"


def typed(who: Person, role: str = HR, **more: str) -> dict[str, str]:
    values = {"civil_name": who.civil_name, "login": who.user.email, "role": str(role)}
    return {**values, "facility": "", "since": "", "until": "", **more}


def held(who: Person, **more: object) -> Grant | None:
    return Grant.objects.filter(user=who.user, **more).order_by("-pk").first()


def end_url(grant: Grant | None) -> str:
    assert grant is not None
    return f"{ROLES}{grant.public_id}/encerrar/"


# The list.


def test_the_list_says_who_holds_what_where_since_when_and_by_whom(
    cast: Cast, fabio: Client
) -> None:
    grant_role(
        user=cast.ana.user,
        role=Role.COUNCIL,
        place=cast.unit,
        by=cast.fabio.user,
        until=timezone.now() + timedelta(days=30),
    )

    page = text(fabio)

    for words in ("Ana Beatriz Souza", "Conselho de saúde", "UBS Fluvial, Parintins", "Fábio Reis"):
        assert words in page
    assert "Coordenação de EPS" in page
    assert "Região de saúde: Baixo Amazonas" in page
    assert "Instalação" in page
    assert f"desde {date_text(timezone.localdate(), 'short')}" in page
    assert page.index("Ana Beatriz Souza") < page.index("Bruno Lima") < page.index("Carla")


def test_who_administers_a_town_sees_its_own_and_nothing_of_elsewhere(
    cast: Cast, local: Client
) -> None:
    give(cast.ana, Role.UNIT_MANAGER, facility=cast.unit)

    page = text(local)

    for words in ("Bruno Lima", "Elisa Prado", "Gil Sateré", "Ana Beatriz", "UBS Fluvial"):
        assert words in page
    for words in ("Davi", "Goiânia", "Carla"):
        assert words not in page
    assert "Administração" in page
    assert "administração da plataforma" not in page.lower()


def test_a_search_is_posted_and_forgives_case_and_accents(cast: Cast, fabio: Client) -> None:
    page = fabio.post(ROLES, {"q": " FÁB "}).content.decode()
    assert "Fábio Reis" in page
    assert "Bruno" not in page

    assert "Ninguém com este nome" in fabio.post(ROLES, {"q": "zzz'\u202e😀%"}).content.decode()


def test_what_has_ended_is_in_a_list_of_its_own(cast: Cast, fabio: Client) -> None:
    fabio.post(end_url(held(cast.bruno)), {"reason": "Mudou de função."})

    assert "Bruno Lima" not in text(fabio)
    ended = text(fabio, f"{ROLES}?mostrar=encerrados")
    assert "Bruno Lima" in ended
    assert "/encerrar/" not in ended


def test_one_that_is_still_to_begin_says_so(cast: Cast, fabio: Client) -> None:
    day = timezone.localdate() + timedelta(days=9)
    fabio.post(place_url(cast.goiania), typed(cast.ana, since=day.isoformat()))

    assert "Ainda não começou" in text(fabio)


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_costs_the_same_for_one_and_for_many(
    cast: Cast, fabio: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    of_all = edition()
    for number in range(count):
        who = person(f"Pessoa {number}", email=f"p{number}@exemplo.example")
        turma = offering(cast, of_all, title=f"Turma {number}")
        give(who, Role.FACILITATOR, row_area="offering", row_id=turma.public_id)
        give(who, Role.UNIT_MANAGER, facility=cast.unit, granted_by=cast.fabio.user)
    text(fabio)

    # Session, who is signed in, grants, whether of the platform (to see, to give), the count, the
    # page, the cases.
    with django_assert_num_queries(LIST_QUERIES):
        page = text(fabio)
    assert f"Turma {count - 1} · Medir bem a pressão" in page


LIST_QUERIES = 8


# Who finds these pages.


@pytest.mark.parametrize("path", ["", "conceder/", "substituir/"])
def test_whoever_gives_no_roles_finds_no_such_page(cast: Cast, client: Client, path: str) -> None:
    assert client.get(ROLES + path)["Location"].startswith("/conta/entrar/")
    for user in (cast.ana.user, cast.bruno.user, cast.carla.user, cast.elisa.user, cast.root):
        client.force_login(user)
        assert client.get(ROLES + path).status_code == 404
        assert client.get(place_url(cast.parintins)).status_code == 404
        assert client.get(end_url(held(cast.bruno))).status_code == 404


def test_the_way_there_is_in_the_staffs_menu(cast: Cast, fabio: Client, local: Client) -> None:
    for client in (fabio, local):
        assert f'href="{ROLES}"' in text(client, "/gestao/")
    client = Client()
    client.force_login(cast.bruno.user)
    assert f'href="{ROLES}"' not in text(client, "/gestao/")


def test_a_place_outside_the_scope_is_not_there(cast: Cast, local: Client) -> None:
    outside = [
        place_url(cast.goiania),
        place_url(cast.platform),
        f"{GIVE}municipio/1303403/",
        f"{GIVE}estado/AM/",
        f"{GIVE}estado/XX/",
        f"{GIVE}regiao/{uuid4()}/",
        f"{GIVE}instituicao/nada/",
        f"{GIVE}lugar/1/",
    ]
    for path in outside:
        assert local.get(path).status_code == 404, path
        assert local.post(path, typed(cast.ana)).status_code == 404, path
    assert local.get(end_url(held(cast.davi))).status_code == 404
    assert local.post(end_url(held(cast.davi)), {"reason": "x"}).status_code == 404
    assert not Grant.objects.filter(user=cast.ana.user).exists()


# Where.


def test_whoever_administers_one_place_is_not_asked_where(cast: Cast, local: Client) -> None:
    assert local.get(GIVE)["Location"] == place_url(cast.parintins)
    assert "Parintins" in text(local, f"{GIVE}?q=par")
    assert "Nenhum lugar" in text(local, f"{GIVE}?q=goi")


def test_the_administration_of_the_platform_finds_every_kind_of_place(
    cast: Cast, fabio: Client
) -> None:
    assert "Goiânia" in text(fabio, GIVE)
    found = text(fabio, f"{GIVE}?q=parin")
    assert place_url(cast.parintins) in found
    assert f"{GIVE}municipio/1303403/" in found
    assert f"{GIVE}estado/AM/" in text(fabio, f"{GIVE}?q=amaz")
    assert f"{GIVE}regiao/" in text(fabio, f"{GIVE}?q=BAIXO")
    for path in ("municipio/1303403/", "estado/AM/"):
        assert "Conceder papel" in text(fabio, GIVE + path)


# Giving.


def test_a_role_is_given_to_whom_one_knows_by_name_and_email(cast: Cast, local: Client) -> None:
    answer = local.post(place_url(cast.parintins), typed(cast.ana), follow=True)

    assert "Papel concedido" in answer.content.decode()
    made = held(cast.ana)
    assert made is not None
    assert (made.role, made.organization, made.until) == (HR, cast.parintins, None)
    assert made.granted_by == User.objects.get(person__civil_name="Gil Sateré")


def test_a_role_is_given_by_cpf_too_and_a_name_may_be_spelled_otherwise(
    cast: Cast, local: Client
) -> None:
    write_identity(cast.ana, CPF, confirmed=True)

    local.post(
        place_url(cast.parintins),
        typed(cast.ana, civil_name=" ana  BEATRIZ de souza", login="529.982.247-25"),
    )

    assert held(cast.ana) is not None


def test_days_are_those_of_the_place_and_the_last_one_counts(cast: Cast, local: Client) -> None:
    begins = timezone.localdate() + timedelta(days=5)
    ends = begins + timedelta(days=10)
    local.post(
        place_url(cast.parintins),
        typed(cast.ana, since=begins.isoformat(), until=f"{ends:%d/%m/%Y}"),
    )

    made = held(cast.ana)
    assert made is not None
    # Midnight in Parintins is four in the morning at Greenwich.
    assert (made.since.hour, made.since.date()) == (4, begins)
    assert made.until is not None
    assert (made.until.hour, made.until.date()) == (4, ends + timedelta(days=1))


def test_the_last_day_may_be_today(cast: Cast, local: Client) -> None:
    today = timezone.localdate(timezone=ZONE).isoformat()

    local.post(place_url(cast.parintins), typed(cast.ana, since=today, until=today))

    assert Grant.objects.in_force(timezone.now()).filter(user=cast.ana.user).exists()


def test_who_manages_a_unit_does_so_in_one_of_the_places_own(cast: Cast, local: Client) -> None:
    page = local.post(place_url(cast.parintins), typed(cast.ana, Role.UNIT_MANAGER))
    assert "Escolha a unidade que a pessoa gerencia" in page.content.decode()

    local.post(
        place_url(cast.parintins),
        typed(cast.ana, Role.UNIT_MANAGER, facility=str(cast.unit.pk)),
    )

    made = held(cast.ana)
    assert made is not None
    assert (made.facility, made.organization) == (cast.unit, None)


def test_a_place_without_units_has_nobody_who_manages_one(cast: Cast, fabio: Client) -> None:
    assert "Toda a instituição" not in text(fabio, place_url(cast.goiania))
    page = fabio.post(place_url(cast.goiania), typed(cast.ana, Role.UNIT_MANAGER))

    assert "ainda não tem unidade cadastrada" in page.content.decode()


def unknown(cast: Cast) -> dict[str, dict[str, str]]:
    """Return what finds nobody, by why."""
    write_identity(cast.ana, CPF, confirmed=True)
    write_identity(cast.elisa, "11144477735", confirmed=False)
    stranger = person("Zeca Solto")
    Person.objects.filter(pk=stranger.pk).update(assurance=Assurance.DECLARED)
    left = person("Rosa Saída")
    User.objects.filter(pk=left.user_id).update(is_active=False)
    return {
        "no such e-mail": typed(cast.ana, login="ninguem@exemplo.example"),
        "no such CPF": typed(cast.ana, login="12345678909"),
        "another name": typed(cast.ana, civil_name="Ana Souza"),
        "another's CPF": typed(cast.bruno, login=CPF),
        "a CPF that was only declared": typed(cast.elisa, login="11144477735"),
        "an e-mail for which nobody vouched": typed(stranger),
        "an account that was closed": typed(left),
        "a technical sign-in": {**typed(cast.ana), "login": "root@exemplo.example"},
    }


def test_a_miss_says_the_same_whatever_the_cause_and_keeps_what_was_typed(
    cast: Cast, local: Client
) -> None:
    before = Grant.objects.count()
    for why, values in unknown(cast).items():
        page = local.post(place_url(cast.parintins), values).content.decode()
        assert NOBODY in page, why
        assert values["civil_name"] in page, why
        assert values["login"] in page, why
        assert f'value="{HR.value}" selected' in page, why
    assert Grant.objects.count() == before


def test_an_address_counts_once_its_owner_or_a_role_vouched_for_it(cast: Cast) -> None:
    stranger = person("Zeca Solto")
    Person.objects.filter(pk=stranger.pk).update(assurance=Assurance.DECLARED)
    address = stranger.user.email
    assert account_of(address, name="Zeca Solto") is None

    email = EmailAddress.objects.create(user=stranger.user, email=address, verified=False)
    assert account_of(address, name="Zeca Solto") is None
    EmailAddress.objects.filter(pk=email.pk).update(verified=True)
    assert account_of(address, name="zeca solto") == stranger.user

    email.delete()
    give(stranger, Role.COUNCIL, organization=cast.parintins)
    give(stranger, Role.DPO, organization=cast.parintins)
    assert account_of(address, name="Zeca Solto") == stranger.user


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"civil_name": ""}, "Escreva o nome."),
        ({"login": ""}, "Digite o CPF ou o e-mail."),
        ({"login": "ana@"}, "Este e-mail não está completo"),
        ({"login": "11111111111"}, "CPF"),
        ({"login": "ana"}, "Digite os 11 números do CPF"),
        ({"role": ""}, "Escolha o papel."),
        ({"role": "dono"}, "Escolha o papel."),
        ({"role": "platform_admin"}, "Escolha o papel."),
        ({"facility": "999999"}, "Escolha uma unidade da lista."),
        ({"since": "31/02/2027"}, "Esta data não existe"),
        ({"since": "2020-01-01"}, "A data de início já passou"),
        ({"until": "2020-01-01"}, "A data de fim já passou"),
        ({"until": "9999-12-31"}, "próximos 10 anos"),
        ({"until": "2150-01-01"}, "próximos 10 anos"),
    ],
)
def test_every_refusal_is_a_sentence_and_keeps_what_was_typed(
    cast: Cast, local: Client, wrong: dict[str, str], said: str
) -> None:
    values = typed(cast.ana, **wrong)

    page = local.post(place_url(cast.parintins), values).content.decode()

    assert said in page
    for value in (values["civil_name"], values["login"], values["since"], values["until"]):
        assert value in page
    assert held(cast.ana) is None


def test_nobody_gives_a_role_to_oneself(gil: Person, cast: Cast, local: Client) -> None:
    page = local.post(place_url(cast.parintins), typed(gil)).content.decode()

    assert "Ninguém concede um papel a si" in page


def test_only_the_platforms_administration_is_offered_to_name_another(
    cast: Cast, fabio: Client, local: Client
) -> None:
    assert 'value="platform_admin"' not in text(local, place_url(cast.parintins))
    assert 'value="platform_admin">Administração<' in text(fabio, place_url(cast.parintins))

    fabio.post(place_url(cast.goiania), typed(cast.ana, Role.PLATFORM_ADMIN))

    assert held(cast.ana, role=Role.PLATFORM_ADMIN, organization=cast.goiania) is not None


# A substitute for one case (decision D18).


@pytest.fixture
def turma(cast: Cast) -> Offering:
    return offering(cast)


def case_url(turma: Offering) -> str:
    return f"{CASES}turma/{turma.public_id}/"


def standing_in(who: Person, days: int = 20, **more: str) -> dict[str, str]:
    last = timezone.localdate() + timedelta(days=days)
    return {
        **typed(who, Role.COORDINATOR),
        "until": last.isoformat(),
        "reason": "O coordenador é parte.",
        **more,
    }


def test_a_substitute_is_named_for_one_class_and_some_days(
    cast: Cast, local: Client, turma: Offering
) -> None:
    assert case_url(turma) in text(local, CASES)
    assert "Turma 1" in text(local, case_url(turma))

    answer = local.post(case_url(turma), standing_in(cast.davi), follow=True)

    page = answer.content.decode()
    assert "Substituto nomeado" in page
    assert "Só no caso: Turma 1 · Medir bem a pressão" in page
    made = held(cast.davi, row_area="offering", row_id=turma.public_id)
    assert made is not None
    assert AuditPrivate.objects.get(event__object_id=made.public_id).reason == (
        "O coordenador é parte."
    )
    assert "Encerrar o papel?" in text(local, end_url(made))


@pytest.mark.parametrize(
    ("who", "wrong", "said"),
    [
        ("davi", {"until": ""}, "Diga até que dia"),
        ("davi", {"days": 120}, "até 90 dias"),
        ("davi", {"reason": " "}, "Escreva o motivo"),
        ("davi", {"role": "dpo"}, "Escolha o papel"),
        ("davi", {"civil_name": "Davi Outro"}, NOBODY),
        ("bruno", {}, "na região ou em outro município"),
        ("ana", {}, "na região ou em outro município"),
    ],
)
def test_a_substitute_who_cannot_be_is_refused_with_a_sentence(
    cast: Cast, local: Client, turma: Offering, who: str, wrong: dict[str, object], said: str
) -> None:
    values = standing_in(getattr(cast, who), **wrong)
    page = local.post(case_url(turma), values).content.decode()

    assert said in page
    assert values["login"] in page
    assert not Grant.objects.filter(row_area="offering").exists()


def test_a_case_of_elsewhere_is_not_there(cast: Cast, local: Client) -> None:
    there = offering(cast, edition(), organization=cast.goiania, by=cast.davi.user)
    assert "Ainda não há turma" in text(local, CASES)
    assert "Nenhuma turma" in text(local, f"{CASES}?q=turma")
    for path in (case_url(there), f"{CASES}turma/{uuid4()}/", f"{CASES}aula/{there.public_id}/"):
        assert local.get(path).status_code == 404
        assert local.post(path, standing_in(cast.davi)).status_code == 404


# Ending.


def test_ending_asks_why_says_what_follows_and_ends(cast: Cast, local: Client) -> None:
    grant = held(cast.bruno)
    page = text(local, end_url(grant))
    for words in ("Encerrar o papel?", "Bruno Lima", "Coordenação de EPS", "Parintins"):
        assert words in page
    assert "Escreva o motivo" in local.post(end_url(grant), {"reason": " "}).content.decode()
    long = local.post(end_url(grant), {"reason": "motivo comprido " * 700}).content.decode()
    assert "até 1.000 letras" in long
    assert "motivo comprido" in long

    answer = local.post(end_url(grant), {"reason": "Mudou de função."}, follow=True)

    assert "Papel encerrado" in answer.content.decode()
    ended = held(cast.bruno)
    assert ended is not None
    assert ended.revoked_at is not None
    assert AuditEvent.objects.filter(action="access.revoked").count() == 1


def test_ending_twice_is_refused_beside_the_form(cast: Cast, local: Client) -> None:
    grant = held(cast.bruno)
    local.post(end_url(grant), {"reason": "Mudou."})

    page = local.post(end_url(grant), {"reason": "De novo."}).content.decode()

    assert "já foi retirado" in page
    assert "De novo." in page


def test_ones_own_role_and_an_administrators_are_seen_and_not_ended(
    cast: Cast, gil: Person, local: Client
) -> None:
    other = person("Nair Lopes")
    give(other, Role.PLATFORM_ADMIN, organization=cast.parintins)
    for who, said in ((gil, "Ninguém retira o próprio papel"), (other, "Só a administração")):
        assert end_url(held(who)) not in text(local)
        answer = local.post(end_url(held(who)), {"reason": "x"})
        assert answer.status_code == 403
        assert said in answer.content.decode()


def test_the_last_who_administers_a_town_is_not_ended(
    cast: Cast, gil: Person, fabio: Client
) -> None:
    answer = fabio.post(end_url(held(gil)), {"reason": "Saiu da secretaria."})

    page = answer.content.decode()
    assert "É a última administração de Parintins. Nomeie antes quem vai continuar." in page
    assert "Saiu da secretaria." in page

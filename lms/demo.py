"""The demonstration's people: all invented, each role with a sign-in. CPFs are valid in form."""

from dataclasses import dataclass
from datetime import date

from lms.access.models import Grant
from lms.access.rules import Role
from lms.access.services import appoint_administrator, grant_role
from lms.common.identifiers import format_cpf
from lms.organizations.models import Facility, Organization, OrganizationKind
from lms.organizations.services import create_facility
from lms.people import queries
from lms.people.models import EmploymentLink, Person, Regime, User
from lms.people.services.accounts import sign_up
from lms.people.services.codes import issue_one_time_code, redeem_one_time_code
from lms.people.services.links import choose_printed_number
from lms.people.services.registering import Registration, register_learner
from lms.territory.models import Municipality

PASSWORD = "percurso-demo"  # noqa: S105 - printed at every start of the demonstration
PARINTINS, GOIANIA, SERRA_DA_SAUDADE = "1303403", "5208707", "3166600"


@dataclass(frozen=True)
class Founder:
    """A person who signs up with an e-mail and is then given a role."""

    name: str
    email: str


@dataclass(frozen=True)
class Worker:
    """A person whom the coordinator of a municipality registers, by CPF, without an e-mail."""

    name: str
    cpf: str
    municipality: str
    job: str
    regime: Regime = Regime.STATUTORY
    role: Role | None = None
    social_name: str = ""
    staff_number: str = ""


ADMINISTRATOR = Founder("Fábio Reis", "administracao@percurso.example")
COORDINATORS = {
    PARINTINS: Founder("Bruno Lima Tavares", "coordenacao.parintins@percurso.example"),
    GOIANIA: Founder("Davi D'Ávila Rocha", "coordenacao.goiania@percurso.example"),
    SERRA_DA_SAUDADE: Founder("Neusa Aparecida Dias", "coordenacao.serra@percurso.example"),
}
FACILITIES = {
    PARINTINS: (("0000001", "UBS Fluvial Ribeirinha"), ("0000002", "UBS Beira-Rio")),
    GOIANIA: (("0000003", "Centro de Saúde da Família Jardim das Acácias"),),
    SERRA_DA_SAUDADE: (("0000004", "UBS Central"),),
}
AGENT, NURSE, TECHNICIAN = "Agente comunitária de saúde", "Enfermeira", "Técnico de enfermagem"
WORKERS = (
    Worker("Ana Beatriz Souza", "52998224725", PARINTINS, AGENT),
    Worker("João Pedro Moura", "11144477735", PARINTINS, TECHNICIAN),
    Worker(
        "Luzia Nascimento Pinto",
        "12345678909",
        PARINTINS,
        NURSE,
        social_name="Luz Nascimento",
        staff_number="02.417-6",
    ),
    Worker("Raimunda das Chagas e Silva", "29537995593", PARINTINS, AGENT),
    Worker("Elisa Prado", "86288366757", PARINTINS, "Analista", role=Role.HR_ANALYST),
    Worker("Gil Batista", "71428793860", PARINTINS, "Gerente", role=Role.UNIT_MANAGER),
    Worker("Helena Couto", "45317828791", PARINTINS, NURSE, role=Role.FACILITATOR),
    Worker("Iara Sateré", "16899535009", PARINTINS, NURSE, role=Role.PRECEPTOR),
    Worker("Jonas Freire", "39053344705", PARINTINS, "Analista", role=Role.CAREER_COMMITTEE),
    Worker("Kátia Belém", "61537624091", PARINTINS, "Assessora", role=Role.AGREEMENT_MANAGER),
    Worker(
        "Lauro Meireles", "85372616024", PARINTINS, "Conselheiro", Regime.COUNCILLOR, Role.COUNCIL
    ),
    Worker("Marta Vidal", "04792164010", PARINTINS, "Assessora", role=Role.DPO),
    Worker("Nilo Paiva", "92785491009", PARINTINS, "Auditor", role=Role.AUDITOR),
    Worker("Olga Trindade", "30782941028", PARINTINS, "Docente", role=Role.SCHOOL_USER),
    Worker("Paula Ramos Teixeira", "67241830067", GOIANIA, NURSE),
    Worker("Quitéria Alves", "50396172083", GOIANIA, "Analista", role=Role.HR_ANALYST),
    Worker("Rosa Maria Dias", "28617450029", SERRA_DA_SAUDADE, AGENT),
)
STARTED_ON = date(2021, 2, 1)


def seed_founders() -> None:
    """Sign up the administrator and the coordinators; their roles come when towns join."""
    administrator = _signed_up(ADMINISTRATOR)
    if not Grant.objects.filter(user=administrator).exists():
        appoint_administrator(user=administrator)
    for founder in COORDINATORS.values():
        _signed_up(founder)


def seed_workers() -> None:
    """Register units and workers, with a sign-in by CPF and the roles that they hold."""
    for municipality, units in FACILITIES.items():
        for cnes, name in units:
            _unit(municipality, cnes, name)
    for worker in WORKERS:
        if queries.find_by_cpf(worker.cpf) is None:
            register(worker)


def user_of(founder: Founder) -> User:
    """Return a founder's sign-in."""
    return User.objects.get(email=founder.email)


def person_of_cpf(cpf: str) -> Person:
    """Return a worker of the demonstration."""
    person = queries.find_by_cpf(cpf)
    if person is None:
        raise LookupError("the demonstration's workers are not seeded")
    return person


def department_of(municipality: str) -> Organization:
    """Return a municipality's health department."""
    return Organization.objects.get(
        municipality=municipality, kind=OrganizationKind.MUNICIPAL_HEALTH_DEPARTMENT
    )


def sign_ins() -> list[str]:
    """Return one line for each role: who, with what, where."""
    lines = [
        f"{worker.name:28} CPF {format_cpf(worker.cpf)}  {_label(worker)}"
        for worker in WORKERS
        if worker.role or worker is WORKERS[0]
    ]
    lines += [
        f"{founder.name:28} {founder.email}  coordenação de EPS"
        for founder in COORDINATORS.values()
    ]
    lines.append(f"{ADMINISTRATOR.name:28} {ADMINISTRATOR.email}  administração")
    return [f"senha de todos: {PASSWORD}", *lines]


def _label(worker: Worker) -> str:
    place = department_of(worker.municipality).short_name
    return f"{worker.role.label if worker.role else 'estuda'}, {place}"


def _signed_up(founder: Founder) -> User:
    known = User.objects.filter(email=founder.email).first()
    return known or sign_up(email=founder.email, password=PASSWORD, civil_name=founder.name)


def _unit(municipality: str, cnes: str, name: str) -> Facility:
    known = Facility.objects.filter(cnes=cnes).first()
    return known or create_facility(
        organization=department_of(municipality),
        cnes=cnes,
        name=name,
        municipality=Municipality.objects.get(pk=municipality),
        by=user_of(ADMINISTRATOR),
    )


def register(worker: Worker) -> None:
    """Register a worker, who chooses the password that everybody has and takes up a role."""
    coordinator = user_of(COORDINATORS[worker.municipality])
    organization = department_of(worker.municipality)
    link: EmploymentLink = register_learner(
        organization=organization,
        details=Registration(
            civil_name=worker.name,
            social_name=worker.social_name,
            cpf=worker.cpf,
            regime=worker.regime,
            starts_on=STARTED_ON,
            job_title=worker.job,
            staff_number=worker.staff_number,
            facility=organization.facilities.order_by("cnes").first(),
        ),
        by=coordinator,
    )
    code = issue_one_time_code(link=link, by=coordinator)
    user = redeem_one_time_code(cpf=worker.cpf, code=code.text, password=PASSWORD)
    if worker.staff_number:
        choose_printed_number(link=link, is_printed=True, by=user)
    if worker.role:
        administrator = user_of(ADMINISTRATOR)
        grant_role(user=user, role=worker.role, place=organization, by=administrator)

"""Who goes through which pages: the rounds on which every page of ours is seen."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse

from courses.demo.content import BLOOD_PRESSURE
from tests.browser.conftest import Site
from tests.browser.steps import ADMINISTRATOR, COORDINATOR

JOAO, LUZIA, MARTA, ELISA = "111.444.777-35", "123.456.789-09", "047.921.640-10", "862.883.667-57"
JONAS, RAIMUNDA = "390.533.447-05", "295.379.955-93"
ANA = "529.982.247-25"
COURSE = BLOOD_PRESSURE.slug
READ, QUIZ = BLOOD_PRESSURE.lessons[1].slug, BLOOD_PRESSURE.lessons[-1].slug
LESSON = (COURSE, READ)


@dataclass(frozen=True)
class Stop:
    """A page to be seen: the name of its address, what the address needs, how it answers."""

    name: str
    needs: tuple[object, ...] = ()
    query: str = ""
    status: int = 200

    @property
    def address(self) -> str:
        needs = [need() if callable(need) else need for need in self.needs]
        return reverse(self.name, args=needs) + self.query


@dataclass(frozen=True)
class Round:
    """The pages that one person goes through."""

    login: str
    stops: tuple[Stop, ...] = field(default_factory=tuple)


class Things:
    """Identities of the demonstration's things, found in its database when they are asked for."""

    def __init__(self) -> None:
        self.site: Site | None = None

    def of(self, query: str) -> Callable[[], object]:
        """Return a function that finds the first value of a query."""

        def find() -> object:
            assert self.site is not None
            return self.site.ask(query)[0][0]

        return find

    def identity(self, query: str) -> Callable[[], object]:
        """Return a function that finds the first identity of a query."""

        def find() -> object:
            assert self.site is not None
            return self.site.public_id(query)

        return find


things = Things()
LESSON_PAGE = things.of("SELECT page_ptr_id FROM courses_lessonpage ORDER BY page_ptr_id")
OFFERING = things.identity("SELECT public_id FROM courses_offering ORDER BY id")
COMPLETED = things.identity("SELECT public_id FROM courses_enrollment WHERE state = 'completed'")
STUDYING = things.identity(
    "SELECT public_id FROM courses_enrollment WHERE state = 'active' ORDER BY id"
)
TOWN = things.identity("SELECT public_id FROM lms_organization WHERE municipality_id = '1303403'")
GRANT = things.identity("SELECT public_id FROM lms_grant WHERE role = 'coordinator'")
FIRST_LINK = "FROM lms_employmentlink ORDER BY id"
LINK = things.identity(f"SELECT public_id {FIRST_LINK}")
JOAOS_LINK = things.identity(
    "SELECT link.public_id FROM lms_employmentlink AS link"
    " JOIN lms_person AS person ON person.id = link.person_id"
    " WHERE person.civil_name = 'João Pedro Moura'"
)


def certificate(column: str, status: str) -> Callable[[], object]:
    """Return a function that finds the demonstration's first certificate in a state."""
    find = things.identity if column == "public_id" else things.of
    return find(
        f"SELECT {column} FROM certificates_certificate WHERE status = '{status}' ORDER BY id"
    )


VALID, REPLACED, REVOKED = (
    certificate("public_id", status) for status in ("issued", "replaced", "revoked")
)


def external(state: str) -> Callable[[], object]:
    """Return a function that finds Ana's certificate from elsewhere in a state."""
    return things.identity(
        f"SELECT public_id FROM certificates_externalcredential WHERE state = '{state}'"
    )


CHECKED, ACCEPTED = external("checked"), external("accepted")

VISITOR = (
    Stop("wagtail_serve", ("",)),
    Stop("wagtail_serve", ("am/",)),
    Stop("wagtail_serve", ("am/parintins/",)),
    Stop("wagtail_serve", ("am/parintins/sobre/",)),
    Stop("wagtail_serve", ("nada/daqui/",), status=404),
    Stop("courses:catalogue"),
    Stop("courses:catalogue", query="?q=nada+disso&horas=ate4"),
    Stop("courses:course", (COURSE,)),
    Stop("courses:lesson", LESSON),
    Stop("courses:lesson", (COURSE, QUIZ)),
    Stop("courses:offline"),
    Stop("cms:more"),
    Stop("cms:appearance"),
    Stop("cms:accessibility"),
    Stop("cms:privacy"),
    Stop("account_login", query="?next=/meu-espaco/"),
    Stop("account_signup"),
    Stop("account_inactive"),
    Stop("privacy:erased"),
    Stop("account_confirm_email", ("chave-velha",)),
    Stop("account_reset_password"),
    Stop("account_reset_password_done"),
    Stop("account_reset_password_from_key", ("1", "chave-velha")),
    Stop("account_reset_password_from_key_done"),
    Stop("people:first_access"),
    Stop("certificates:check"),
    Stop("certificates:batch"),
    *(
        Stop("certificates:verdict", (certificate("code", status),))
        for status in ("issued", "replaced", "revoked")
    ),
    Stop("certificates:verdict", ("0" * 17,)),
    Stop("certificates:verdict", ("0" * 16 + "1",)),
    Stop("certificates:verdict", ("certificado da Luzia",)),
)
BEGINNER = Round(
    JOAO,
    (
        Stop("courses:my_space"),
        Stop("courses:my_hours"),
        Stop("certificates:my_certificates"),
        Stop("courses:course", (COURSE,)),
        Stop("courses:lesson", LESSON),
        Stop("courses:lesson", (COURSE, BLOOD_PRESSURE.lessons[2].slug)),
        Stop("courses:lesson", (COURSE, QUIZ)),
        Stop("courses:sheet", (COURSE, QUIZ)),
        Stop("courses:drop", (OFFERING,)),
        Stop("people:account"),
        Stop("people:names"),
        Stop("people:corrections"),
        Stop("privacy:mine"),
        Stop("privacy:erase"),
        Stop("people:link", (JOAOS_LINK,)),
        Stop("notices:inbox"),
        Stop("account_email"),
        Stop("account_change_password"),
        Stop("account_logout"),
        Stop("mfa_index"),
        Stop("cms:staff", status=404),
    ),
)
GRADUATE = Round(
    LUZIA,
    (
        Stop("courses:my_space"),
        Stop("courses:my_hours"),
        Stop("certificates:my_certificates"),
        Stop("certificates:transcript"),
        Stop("certificates:mine", (VALID,)),
        Stop("certificates:take_along", (VALID,)),
        Stop("courses:course", (COURSE,)),
        Stop("courses:lesson", LESSON),
        Stop("courses:lesson", (COURSE, QUIZ)),
    ),
)
SENDER = Round(
    ANA,
    (
        Stop("certificates:externals"),
        Stop("certificates:external_send"),
        Stop("certificates:external", (CHECKED,)),
        Stop("certificates:external", (ACCEPTED,)),
        Stop("courses:my_hours"),
        Stop("certificates:transcript"),
    ),
)
REVOKED_ONE = Round(
    RAIMUNDA, (Stop("certificates:mine", (REVOKED,)), Stop("certificates:my_certificates"))
)
NEWCOMER = Round(JONAS, (Stop("courses:my_space"), Stop("courses:course", (COURSE,))))
COORDINATION = Round(
    COORDINATOR,
    (
        Stop("cms:staff"),
        Stop("cms:more"),
        Stop("cms:organization", (TOWN,)),
        Stop("courses:offerings"),
        Stop("courses:offering_create"),
        Stop("courses:roster", (OFFERING,)),
        Stop("courses:roster", (OFFERING,), query="?mostrar=atraso"),
        Stop("courses:name_facilitator", (OFFERING,)),
        Stop("courses:offering_close", (OFFERING,)),
        Stop("courses:offering_step", (OFFERING, "cancelar")),
        Stop("courses:accommodation", (STUDYING,)),
        Stop("courses:annul", (COMPLETED,)),
        Stop("people:people"),
        Stop("people:register"),
        Stop("people:document"),
        Stop("people:person", (LINK,)),
        Stop("people:account"),
        Stop("certificates:registry"),
        Stop("certificates:registry", query="?q=999/2026"),
        Stop("certificates:registered", (VALID,)),
        Stop("certificates:registered", (REPLACED,)),
        Stop("certificates:registered", (REVOKED,)),
        Stop("certificates:revoke", (VALID,)),
        Stop("certificates:revoke_many"),
        Stop("certificates:replace_many"),
        Stop("certificates:replace", (VALID,)),
    ),
)
HUMAN_RESOURCES = Round(
    ELISA,
    (
        Stop("cms:staff"),
        Stop("people:people"),
        Stop("people:person", (LINK,)),
        Stop("people:register", status=403),
        Stop("people:correction_requests"),
        Stop("privacy:erase"),
        Stop("certificates:registry"),
        Stop("certificates:registered", (VALID,)),
        Stop("certificates:revoke", (VALID,), status=403),
        Stop("certificates:recognitions"),
        Stop("certificates:recognitions", query="?mostrar=decididos"),
        Stop("certificates:recognition", (CHECKED,)),
        Stop("certificates:recognition", (ACCEPTED,)),
        Stop("certificates:recognise", (CHECKED,)),
        Stop("certificates:recognition_refuse", (CHECKED,)),
        Stop("certificates:recognition_annul", (ACCEPTED,)),
    ),
)
ADMINISTRATION = Round(
    ADMINISTRATOR,
    (
        Stop("cms:municipalities"),
        Stop("courses:terms"),
        Stop("courses:terms", query="?sem-codigo=sim"),
        Stop("courses:terms", query="?q=nada+disso"),
        Stop("courses:term_add"),
        Stop("courses:term", (1,)),
        Stop("courses:questions", (LESSON_PAGE,)),
        Stop("cms:join"),
        Stop("cms:organizations"),
        Stop("people:roles"),
        Stop("people:roles", query="?mostrar=encerrados"),
        Stop("people:role_place"),
        Stop("people:role_place", query="?q=par"),
        Stop("people:role_place", query="?q=nada+disso"),
        Stop("people:give_role", ("instituicao", TOWN)),
        Stop("people:substitute_case"),
        Stop("people:substitute", ("turma", OFFERING)),
        Stop("people:end_role", (GRANT,)),
        Stop("cms:style_catalogue"),
        Stop("courses:question_samples"),
    ),
)
ROUNDS = {
    "beginner": BEGINNER,
    "graduate": GRADUATE,
    "sender": SENDER,
    "revoked": REVOKED_ONE,
    "newcomer": NEWCOMER,
    "coordination": COORDINATION,
    "human resources": HUMAN_RESOURCES,
    "administration": ADMINISTRATION,
}

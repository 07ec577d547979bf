"""Every page of ours, as each person meets it: nothing for axe to find, nothing too wide."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.template.loader import render_to_string
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Page, expect

from courses.demo.content import BLOOD_PRESSURE
from lms.demo import PASSWORD
from tests.browser.conftest import OpenAs, OpenContext, Site
from tests.browser.steps import (
    ADMINISTRATOR,
    COORDINATOR,
    DESKTOP,
    PHONE,
    assert_accessible,
    assert_fits,
    fill_sign_in,
)

JOAO, LUZIA, MARTA, ELISA = "111.444.777-35", "123.456.789-09", "047.921.640-10", "862.883.667-57"
JONAS, RAIMUNDA = "390.533.447-05", "295.379.955-93"
NARROW = {"width": 320, "height": 640}
COURSE = BLOOD_PRESSURE.slug
READ, QUIZ = BLOOD_PRESSURE.lessons[1].slug, BLOOD_PRESSURE.lessons[-1].slug
LESSON = (COURSE, READ)

# What answers without being a page: files, JSON, steps that only take a POST, health.
NO_PAGES = {
    "healthz",
    "readyz",
    "certificates:public_keys",
    "certificates:verdict_document",
    "certificates:file",
    "cms:stylesheet",
    "cms:image",
    "cms:file",
    "cms:document",
    "privacy:export",
    "notices:read",
    "notices:read_all",
    "courses:enroll",
    "courses:events",
    "courses:finish_lesson",
    "courses:start_attempt",
    "mfa_download_recovery_codes",
    # Only who came by a link of an e-mail, or has an account that was closed, sees them: their
    # templates are those of the pages beside them.
    "account_email_verification_sent",
    "account_set_password",
    "account_reauthenticate",
    "mfa_reauthenticate",
}


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
OFFERING = things.identity("SELECT public_id FROM courses_offering")
COMPLETED = things.identity("SELECT public_id FROM courses_enrollment WHERE state = 'completed'")
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
    Stop("cms:more"),
    Stop("cms:accessibility"),
    Stop("cms:privacy"),
    Stop("account_login", query="?next=/meu-espaco/"),
    Stop("account_signup"),
    Stop("account_inactive"),
    Stop("account_confirm_email", ("chave-velha",)),
    Stop("account_reset_password"),
    Stop("account_reset_password_done"),
    Stop("account_reset_password_from_key", ("1", "chave-velha")),
    Stop("account_reset_password_from_key_done"),
    Stop("people:first_access"),
    Stop("certificates:check"),
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
        Stop("courses:drop", (OFFERING,)),
        Stop("people:account"),
        Stop("people:names"),
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
        Stop("certificates:mine", (VALID,)),
        Stop("courses:course", (COURSE,)),
        Stop("courses:lesson", LESSON),
        Stop("courses:lesson", (COURSE, QUIZ)),
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
        Stop("courses:offerings"),
        Stop("courses:offering_create"),
        Stop("courses:roster", (OFFERING,)),
        Stop("courses:roster", (OFFERING,), query="?mostrar=atraso"),
        Stop("courses:offering_close", (OFFERING,)),
        Stop("courses:offering_step", (OFFERING, "cancelar")),
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
        Stop("certificates:registry"),
        Stop("certificates:registered", (VALID,)),
        Stop("certificates:revoke", (VALID,), status=403),
    ),
)
ADMINISTRATION = Round(
    ADMINISTRATOR, (Stop("cms:municipalities"), Stop("cms:join"), Stop("cms:style_catalogue"))
)
ROUNDS = {
    "beginner": BEGINNER,
    "graduate": GRADUATE,
    "revoked": REVOKED_ONE,
    "newcomer": NEWCOMER,
    "coordination": COORDINATION,
    "human resources": HUMAN_RESOURCES,
    "administration": ADMINISTRATION,
}
# Seen further below, on the way of a journey.
ON_THE_WAY = {
    "courses:attempt",
    "courses:hand_in",
    "courses:attempt_result",
    "people:issue_code",
    "people:declare_cpf",
    "mfa_activate_totp",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
}
REFUSALS = ("400.html", "403_csrf.html", "413.html", "429.html", "500.html")


@pytest.fixture(autouse=True)
def _known_things(site: Site) -> None:
    things.site = site


def examine(page: Page) -> None:
    """Fail unless the open page is sound on a desktop, on a phone and on the narrowest one."""
    for size in (DESKTOP, PHONE, NARROW):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert_fits(page)
        if size is not NARROW:
            assert_accessible(page)


def go_round(page: Page, stops: Iterable[Stop]) -> None:
    """Open and examine each page."""
    for stop in stops:
        answer = page.goto(stop.address)
        assert answer is not None
        assert answer.status == stop.status, (stop.address, answer.status)
        examine(page)


def test_a_visitor_meets_sound_pages(phone: Page) -> None:
    go_round(phone, VISITOR)


@pytest.mark.parametrize("who", list(ROUNDS))
def test_whoever_has_signed_in_meets_sound_pages(open_as: OpenAs, who: str) -> None:
    go_round(open_as(ROUNDS[who].login), ROUNDS[who].stops)


def test_a_quiz_is_sound_blank_unfinished_and_failed(open_as: OpenAs) -> None:
    page = open_as(JOAO)
    page.goto(reverse("courses:lesson", args=(COURSE, QUIZ)))
    page.get_by_role("button", name="Começar a avaliação").click()
    for button in ("Conferir e entregar", "Entregar assim mesmo"):
        expect(page.get_by_role("button", name=button)).to_be_visible()
        examine(page)
        page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", name="Ainda não foi desta vez")).to_be_visible()
    examine(page)


def test_a_code_of_first_access_is_shown_on_a_sound_page(open_as: OpenAs) -> None:
    page = open_as(COORDINATOR)
    page.goto(reverse("people:people"))
    page.get_by_role("link", name="Marta Vidal").click()
    page.get_by_role("button", name="Gerar código").click()
    expect(page.get_by_role("heading", name="Código de Marta Vidal")).to_be_visible()
    examine(page)


def test_a_certificate_is_revoked_by_way_of_sound_pages(open_as: OpenAs, site: Site) -> None:
    page = open_as(COORDINATOR)
    page.goto(reverse("certificates:revoke", args=[str(VALID())]))
    page.get_by_role("button", name="Continuar").click()
    expect(page.locator("[data-focus]")).to_be_focused()
    examine(page)
    page.get_by_text("Emitido por engano").click()
    page.get_by_role("textbox").last.fill("Só para ver a pergunta.")
    page.get_by_role("button", name="Continuar").click()
    expect(page.get_by_role("heading", name="Revogar de vez?")).to_be_visible()
    examine(page)


def test_forms_with_errors_are_sound(phone: Page) -> None:
    for name, button in (
        ("account_signup", "Criar conta"),
        ("account_reset_password", "Mandar para o meu e-mail"),
        ("people:first_access", "Criar a senha e entrar"),
    ):
        phone.goto(reverse(name))
        phone.get_by_role("button", name=button).click()
        expect(phone.locator("[data-focus]")).to_be_focused()
        examine(phone)


def test_the_second_step_is_turned_on_used_and_sound(open_as: OpenAs) -> None:
    page = open_as(MARTA)
    page.goto(reverse("mfa_activate_totp"))
    confirm_password(page)
    secret = page.get_by_label("digite este segredo").input_value()
    examine(page)
    page.locator("[name=code]").fill(code_of(secret))
    page.get_by_role("button", name="Ligar").click()
    expect(page).to_have_url(reverse("mfa_view_recovery_codes"))
    examine(page)
    for name in ("mfa_generate_recovery_codes", "mfa_deactivate_totp", "mfa_index"):
        page.goto(reverse(name))
        examine(page)
    page.goto(reverse("account_logout"))
    page.get_by_role("button", name="Sair").click()
    page.goto(reverse("account_login"))
    fill_sign_in(page, MARTA)
    expect(page).to_have_url(reverse("mfa_authenticate"))
    examine(page)


def confirm_password(page: Page) -> None:
    """Give the password again, which comes before a change of security, on a sound page."""
    page.locator("input[type=password]").fill(PASSWORD)
    examine(page)
    page.get_by_role("button", name="Continuar").click()


def code_of(secret: str) -> str:
    """Return what the phone's application shows now."""
    return str(format_hotp_value(hotp_value(secret.replace(" ", ""), int(time.time()) // 30)))


def test_a_person_without_a_cpf_declares_it_on_a_sound_page(open_as: OpenAs) -> None:
    page = open_as(ADMINISTRATOR)
    answer = page.goto(reverse("people:declare_cpf"))
    assert answer is not None
    assert answer.status == 200
    examine(page)


@pytest.mark.parametrize("template", list(REFUSALS))
def test_refusals_are_sound(phone: Page, template: str) -> None:
    body = render_to_string(template)
    phone.route("**/recusa/", lambda route: route.fulfill(body=body, content_type="text/html"))
    phone.goto("/recusa/")
    examine(phone)


def test_in_the_dark_pages_are_sound_too(open_context: OpenContext, site: Site) -> None:
    page = open_context(color_scheme="dark").new_page()
    lesson = reverse("courses:lesson", args=LESSON)
    verdict = reverse("certificates:verdict", args=[certificate("code", "issued")()])
    revoked = reverse("certificates:verdict", args=[certificate("code", "revoked")()])
    for address in ("/", reverse("courses:course", args=[COURSE]), lesson, verdict, revoked):
        page.goto(address)
        assert_accessible(page)
    page.goto(reverse("account_login"))
    assert_accessible(page)
    fill_sign_in(page, ADMINISTRATOR)
    page.goto(reverse("cms:style_catalogue"))
    assert_accessible(page)


def test_no_page_of_ours_was_forgotten() -> None:
    rounds = (VISITOR, *(one.stops for one in ROUNDS.values()))
    seen = {stop.name for stops in rounds for stop in stops} | ON_THE_WAY
    assert names_of(get_resolver().url_patterns) - seen - NO_PAGES == set()


def names_of(patterns: Iterable[URLPattern | URLResolver], space: str = "") -> set[str]:
    """Return the names of every address of ours; Wagtail's back office is its own affair."""
    names: set[str] = set()
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            if not str(one.pattern).startswith("gestao/paginas/"):
                names |= names_of(one.url_patterns, inner)
        elif one.name:
            names.add(f"{space}{one.name}")
    return names

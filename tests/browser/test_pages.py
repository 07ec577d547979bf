"""Every page of ours, as each person meets it: nothing for axe to find, nothing too wide."""

from collections.abc import Iterable

import pytest
from django.template.loader import render_to_string
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Page

from tests.browser.conftest import OpenAs, OpenContext, Site
from tests.browser.rounds import COURSE, LESSON, ROUNDS, VISITOR, Stop, certificate, things
from tests.browser.steps import ADMINISTRATOR, assert_accessible, examine, fill_sign_in

pytestmark = pytest.mark.slow

# What answers without being a page: files, JSON, steps that only take a POST, health.
NO_PAGES = {
    "healthz",
    "readyz",
    "certificates:public_keys",
    "certificates:check_file",
    "certificates:batch_sheet",
    "certificates:batch_report",
    "certificates:verdict_document",
    "certificates:file",
    "certificates:transcript_file",
    "certificates:external_withdraw",
    "certificates:external_erase",
    "certificates:external_file",
    "certificates:external_preview",
    "certificates:recognition_file",
    "certificates:recognition_preview",
    "certificates:issuer",
    "certificates:status_list",
    "cms:stylesheet",
    "cms:image",
    "cms:file",
    "cms:document",
    "cms:recording",
    "privacy:export",
    "courses:export_questions",
    "people:printed_number",
    "people:withdraw_correction",
    "notices:read",
    "notices:read_all",
    "courses:enroll",
    "courses:events",
    "courses:manifest",
    "courses:module",
    "courses:signal",
    "courses:worker",
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
# Seen in ``test_pages_on_the_way``, each on a journey.
ON_THE_WAY = {
    "courses:attempt",
    "courses:hand_in",
    "courses:attempt_result",
    "courses:question_import",
    "courses:confirm_teaching",
    "courses:annul_teaching",
    "courses:remove_facilitator",
    "people:issue_code",
    "people:answer_correction",
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
    for name in ("cms:style_catalogue", "courses:question_samples"):
        page.goto(reverse(name))
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

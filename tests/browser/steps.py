"""What people do on the site, step by step, and what must hold on every page."""

from functools import cache
from importlib.resources import files

import axe_playwright_python
from playwright.sync_api import Page, expect

from lms.demo import PASSWORD

PHONE = {"width": 360, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 640}
WIDTHS = (320, 360, 1280)

COORDINATOR = "coordenacao.parintins@percurso.example"
FOREIGN_COORDINATOR = "coordenacao.goiania@percurso.example"
ADMINISTRATOR = "administracao@percurso.example"

FIND_VIOLATIONS = """() => axe.run(document, {resultTypes: ["violations"]}).then(
    found => found.violations.map(one => [
        one.id, one.help, one.nodes.slice(0, 4).map(node => node.target.join(" "))
    ])
)"""


def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    """Sign in by the page's own form."""
    page.goto("/conta/entrar/")
    fill_sign_in(page, login, password)
    expect(page).not_to_have_url("/conta/entrar/")


def fill_sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    """Fill the sign-in form that is open, and send it."""
    page.get_by_label("CPF ou e-mail").fill(login)
    page.locator("input[type=password]").fill(password)
    page.get_by_role("button", name="Entrar", exact=True).click()


@cache
def axe_script() -> str:
    """Return the source of axe."""
    folder = files(axe_playwright_python)
    return (folder / "axe.min.js").read_text(encoding="utf-8")


def assert_accessible(page: Page) -> None:
    """Fail with what axe finds."""
    page.evaluate(axe_script())
    violations = page.evaluate(FIND_VIOLATIONS)
    assert not violations, (page.url, page.viewport_size, violations)


def assert_fits(page: Page) -> None:
    """Fail if the page scrolls sideways."""
    extra = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert extra <= 0, f"{page.url} is {extra} px too wide at {page.viewport_size}"


def examine(page: Page) -> None:
    """Fail unless the open page is sound on a desktop, on a phone and on the narrowest one."""
    for size in (DESKTOP, PHONE, NARROW):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert_fits(page)
        if size is not NARROW:
            assert_accessible(page)

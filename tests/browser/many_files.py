"""Prints how long 200 PDFs take in the browser: ``python -m tests.browser.many_files``.

A phone's screen, with the processor as it is and four times slower. It prints figures and judges
nothing.
"""

import os
import sys
import time
from typing import Any

import django
from playwright.sync_api import Browser, FilePayload, sync_playwright

from tests.browser.first_paint import SLOWER, served

FILES = 200
RESULT = "Resultado da conferência"


def papers_of_one_class() -> list[FilePayload]:
    """Return as many certificates as fit, of one class."""
    from dataclasses import replace

    from certificates.rendering.pdf import render_pdf
    from lms.common.codes import new_code
    from tests.certificates.samples import PERSON, SNAPSHOT

    return [
        {
            "name": f"certificado {number}.pdf",
            "mimeType": "application/pdf",
            "buffer": render_pdf(replace(SNAPSHOT, code=new_code()), PERSON),
        }
        for number in range(FILES)
    ]


def seconds(browser: Browser, url: str, files: list[FilePayload], slower: int) -> float:
    """Return how long it takes from the choice of the files to the result."""
    from tests.browser.steps import PHONE

    visitor: dict[str, Any] = {"base_url": url, "viewport": PHONE}
    context = browser.new_context(**visitor)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto("/v/lote/")
    began = time.perf_counter()
    page.get_by_label("Arquivos PDF").set_input_files(files)
    page.get_by_role("heading", name=RESULT).wait_for(timeout=120_000)
    spent = time.perf_counter() - began
    context.close()
    return spent


def main() -> None:
    """Print a row for each kind of phone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.settings.test")
    django.setup()
    from tests.browser.conftest import CHROMIUM, FLAGS

    say = sys.stdout.write
    files = papers_of_one_class()
    size = sum(len(file["buffer"]) for file in files) / 1024 / 1024
    say(f"| {FILES} PDFs, {size:.0f} MB | segundos |\n| --- | ---: |\n")
    with served() as url, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for slower in (1, SLOWER):
            spent = seconds(browser, url, files, slower)
            say(f"| processador da máquina, dividido por {slower} | {spent:.1f} |\n")
        browser.close()


if __name__ == "__main__":
    main()

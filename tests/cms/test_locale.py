"""The editor speaks Portuguese, also where Wagtail's own translation does not."""

import gettext
import re
from ast import literal_eval
from pathlib import Path

import pytest
import wagtail
from django.urls import reverse

from lms.people.models import User

FOLDER = Path(__file__).resolve().parents[2] / "cms/locale/pt_BR/LC_MESSAGES"
DOMAINS = ("django", "djangojs")
FIELD = re.compile(r"%\(\w+\)[sd]|\{\w+\}|<[^>]+>")


def entries(path: Path) -> dict[str, dict[str, str]]:
    """Return the entries of a ``.po`` file by their text in English."""
    found = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        entry: dict[str, str] = {}
        key = ""
        for line in block.splitlines():
            said = re.match(r'(msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")$', line)
            if said:
                key, entry[said[1]] = said[1], literal_eval(said[2])
            elif line.startswith('"') and key:
                entry[key] += literal_eval(line)
        if entry.get("msgid"):
            found[entry["msgid"]] = entry
    return found


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_is_compiled_is_what_is_written(domain: str) -> None:
    with (FOLDER / f"{domain}.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for text, entry in entries(FOLDER / f"{domain}.po").items():
        if "msgid_plural" in entry:
            said = [compiled.ngettext(text, entry["msgid_plural"], number) for number in (1, 2)]
            assert said == [entry["msgstr[0]"], entry["msgstr[1]"]]
        else:
            assert compiled.gettext(text) == entry["msgstr"] != ""


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_sentence_is_still_one_of_wagtails(domain: str) -> None:
    package = Path(wagtail.__file__).parent
    known = set().union(*(entries(path) for path in package.rglob(f"en/LC_MESSAGES/{domain}.po")))
    assert set(entries(FOLDER / f"{domain}.po")) - known == set()


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_translation_says_nothing_that_the_code_does_not_give(domain: str) -> None:
    for text, entry in entries(FOLDER / f"{domain}.po").items():
        given = set(FIELD.findall(text + entry.get("msgid_plural", "")))
        for name, said in entry.items():
            if name.startswith("msgstr"):
                assert set(FIELD.findall(said)) <= given, text


def test_the_explorer_counts_in_portuguese(towns, browse):
    page = browse(towns.bruno).get(reverse("wagtailadmin_explore", args=[towns.parintins.pk]))
    assert "1 a 2 de 2" in " ".join(page.content.decode().split())
    assert "Show keyboard shortcuts" not in page.content.decode()


def test_the_editors_script_speaks_portuguese(towns, browse):
    script = browse(towns.bruno).get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert "As mudan\\u00e7as foram salvas." in script


def test_a_technical_sign_in_has_a_name_for_editors(db, cast):
    assert cast.root.get_full_name() == "Administração técnica"
    assert cast.root.get_short_name() == ""
    assert User.objects.get(pk=cast.bruno.user.pk).get_full_name() == "Bruno Lima"

import gzip
import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from django.test import Client

from cms.look import stylesheet

BUDGET = 12_000
RAW_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab|color-mix)a?\(", re.IGNORECASE)
NAMED_COLOUR = re.compile(r":[^;{]*\b(?:white|black|red|green|blue|yellow|navy|gray|grey|orange)\b")


def source(layer: str) -> str:
    path: Path = stylesheet.FOLDER / f"{layer}.css"
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_the_six_files_fit_the_budget_compressed() -> None:
    bodies = stylesheet.current().bodies
    assert len(bodies["gzip"]) < BUDGET
    assert len(bodies["br"]) < BUDGET


def test_every_file_of_the_folder_is_sent() -> None:
    assert {path.stem for path in stylesheet.FOLDER.glob("*.css")} == set(stylesheet.LAYERS)


def test_only_the_tokens_have_raw_colours() -> None:
    for layer in stylesheet.LAYERS[1:]:
        text = source(layer)
        assert not RAW_COLOUR.search(text), layer
        assert not NAMED_COLOUR.search(text), layer


def test_every_token_that_is_used_is_set() -> None:
    tokens = set(re.findall(r"(--[\w-]+):", source("tokens")))
    for layer in stylesheet.LAYERS:
        local = set(re.findall(r"(--[\w-]+):", source(layer)))
        used = set(re.findall(r"var\((--[\w-]+)", source(layer)))
        assert used <= tokens | local, layer


def test_each_light_and_dark_pair_has_a_plain_colour_for_older_phones() -> None:
    plain, _, pairs = source("tokens").partition("@supports")
    assert set(re.findall(r"(--[\w-]+):", pairs)) <= set(re.findall(r"(--[\w-]+):", plain))


def test_minifying_keeps_strings_and_rules() -> None:
    tidy = stylesheet.minify('/* c */ .a > .b ,\n .c { content: " ; { "; color: red; }\n')
    assert tidy.strip() == '.a > .b,.c{content:" ; { ";color:red}'


def test_every_coding_carries_the_same_style() -> None:
    bodies = stylesheet.current().bodies
    assert gzip.decompress(bodies["gzip"]) == bodies["identity"] == brotli.decompress(bodies["br"])


def test_the_style_is_kept_for_a_year_under_its_own_address(client: Client) -> None:
    digest = stylesheet.current().digest
    answer = client.get(f"/estilo/{digest}.css", headers={"Accept-Encoding": "gzip, br;q=1.0"})
    assert answer["Content-Encoding"] == "br"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "Accept-Encoding" in answer["Vary"]


def test_a_page_from_before_an_upgrade_still_finds_a_style(client: Client) -> None:
    answer = client.get("/estilo/older.css", headers={"Accept-Encoding": "identity"})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-cache"
    assert "Content-Encoding" not in answer
    assert answer.content == stylesheet.current().bodies["identity"]


def test_the_phone_frame_takes_the_band_of_the_tokens() -> None:
    assert stylesheet.theme_colour(":root { --band: #071d41; }") == "#071d41"

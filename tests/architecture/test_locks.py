"""The locks are those of today's pyproject, and carry no address."""

from pathlib import Path

import pytest

from lms.management.commands.lock import INPUTS_LINE, is_stale

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"


def pins(name: str) -> dict[str, str]:
    lines = (REQUIREMENTS / f"{name}.lock").read_text(encoding="utf-8").splitlines()
    found = (line.split(" ")[0] for line in lines if "==" in line and not line.startswith(" "))
    return dict(pin.split("==") for pin in found)


@pytest.mark.parametrize("name", ["base", "test"])
def test_a_lock_was_written_for_todays_inputs(name: str) -> None:
    assert not is_stale(name), "run: python3 manage.py lock"


@pytest.mark.parametrize("name", ["base", "test", "setup"])
def test_every_pin_has_a_hash_and_no_line_has_an_address(name: str) -> None:
    text = (REQUIREMENTS / f"{name}.lock").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith(INPUTS_LINE)]
    assert "://" not in text
    assert all("==" in line or line.lstrip().startswith("--hash=sha256:") for line in lines)


def test_production_has_what_its_broker_imports_without_asking_for_it() -> None:
    assert "packaging" in pins("base"), "kombu.transport.redis imports it"


def test_the_test_lock_holds_the_base_lock_at_the_same_versions() -> None:
    assert pins("base").items() <= pins("test").items()

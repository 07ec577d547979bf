"""Settings come from the environment, safe by default, and the README lists every one."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.production import REQUIRED

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "".join(path.read_text("utf-8") for path in sorted((ROOT / "lms/settings").glob("*.py")))
READ = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", SETTINGS)) | {"DATABASE_URL"}


def start(environment: dict[str, str], code: str) -> subprocess.CompletedProcess[str]:
    """Load the production settings in a process of its own and run ``code``."""
    return subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "lms.settings.production",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_readme_lists_every_setting_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("<!-- settings -->")[2].partition("<!-- /settings -->")[0]
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE)) == READ


@pytest.mark.parametrize("missing", REQUIRED)
def test_a_missing_secret_stops_the_start(missing: str) -> None:
    environment = {name: value for name, value in REQUIRED.items() if name != missing}
    done = start(environment, "")
    assert done.returncode != 0
    assert missing in done.stderr


@pytest.mark.slow
def test_production_passes_djangos_deployment_checks(tmp_path: Path) -> None:
    code = (
        "from django.core.management import call_command\n"
        "call_command('check', deploy=True, fail_level='WARNING')"
    )
    done = start({**REQUIRED, "DATA_DIR": str(tmp_path)}, code)
    assert done.returncode == 0, done.stderr

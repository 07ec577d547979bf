"""Programs of others that judge what we make."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

# `.ci/run` installs every judge and says so: there, none may be missing.
ALL_HERE = "PERCURSO_CI" in os.environ


def needs(tool: str) -> pytest.MarkDecorator:
    """Skip a test, saying why, where a judge is not installed."""
    is_missing = shutil.which(tool) is None and not ALL_HERE
    return pytest.mark.skipif(is_missing, reason=f"{tool} is not installed")


def ask(*command: str | Path) -> str:
    """Return all that a judge says, whatever its verdict."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return f"{done.stdout}{done.stderr}\nexit {done.returncode}"

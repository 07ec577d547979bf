"""``manage.py`` sets itself up with the standard library, and says plainly what it lacks."""

import errno
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def manage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """Load manage.py as a module whose environment is an empty folder."""
    spec = importlib.util.spec_from_file_location("manage_under_test", ROOT / "manage.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "VENV_PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(module, "STAMP", venv / "percurso-locks.json")
    return module


def test_an_old_python_is_refused_with_one_sentence(
    manage: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manage.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"Python 3\.11 ou mais novo; este é o 3\.9"):
        manage.main()


def test_a_missing_venv_module_names_the_package(
    manage: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(manage.sys, "argv", ["manage.py", "test"])
    with pytest.raises(SystemExit, match="python3-venv"):
        manage.main()


def test_too_little_disk_is_said_before_anything_is_installed(
    manage: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manage.sys, "argv", ["manage.py", "demo"])
    monkeypatch.setattr(manage.shutil, "disk_usage", lambda _path: type("U", (), {"free": 10}))
    with pytest.raises(SystemExit, match="Falta espaço em disco"):
        manage.main()
    assert not manage.VENV.exists()


def test_a_disk_that_fills_up_on_the_way_is_one_sentence(
    manage: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_lock: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(manage.sys, "argv", ["manage.py", "demo"])
    monkeypatch.setattr(manage, "install", full)
    with pytest.raises(SystemExit, match="O disco está cheio"):
        manage.main()


def test_a_failed_installation_is_one_sentence(
    manage: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manage, "succeeds", lambda *_args: False)
    with pytest.raises(manage.SetupError, match="confira a internet"):
        manage.sync("base")


def test_a_changed_lock_makes_the_environment_stale(
    manage: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(manage, "REQUIREMENTS", tmp_path)
    for name in ("base", "test"):
        (tmp_path / f"{name}.lock").write_text("one==1", encoding="utf-8")
    monkeypatch.setattr(manage, "make_venv", manage.VENV.mkdir)
    monkeypatch.setattr(manage, "sync", lambda _lock: None)
    manage.install("test")
    assert manage.is_fresh("test")
    assert manage.is_fresh("base"), "the test lock holds everything of the base lock"
    (tmp_path / "base.lock").write_text("one==2", encoding="utf-8")
    assert not manage.is_fresh("base")
    assert manage.is_fresh("test")

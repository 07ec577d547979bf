import pytest

from lms.settings.logs import cut_addresses


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("GET /cursos/?q=gravidez", "GET /cursos/"),
        ("GET /conta/esqueci/7-abc123/", "GET /conta/esqueci/…"),
        ("GET /conta/email/confirmar/MQ:1x/", "GET /conta/email/confirmar/…"),
        ("POST /conta/entrar/", "POST /conta/entrar/"),
    ],
)
def test_an_address_is_logged_without_what_opens_or_tells(asked: str, kept: str) -> None:
    assert cut_addresses(None, "info", {"request": asked}) == {"request": kept}


def test_a_record_without_an_address_stays_as_it_is() -> None:
    assert cut_addresses(None, "info", {"event": "x", "request": None}) == {
        "event": "x",
        "request": None,
    }

import base64
import io
import uuid

import pytest
from cryptography.exceptions import InvalidTag
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from lms.audit.models import AuditEvent
from lms.people import keyring, queries
from lms.people.models import PersonIdentity
from tests.cast import Cast
from tests.lms.people.made import CARD, CPF, register


def key(name: str, letter: str) -> str:
    return f"{name}:{base64.b64encode(letter.encode() * 32).decode()}"


@given(st.text(max_size=40), st.uuids())
def test_what_is_sealed_opens_for_its_owner(text: str, owner: uuid.UUID) -> None:
    cipher = keyring.seal(text, owner=owner)
    assert keyring.unseal(cipher, owner=owner, key_id="k1") == text


@given(st.uuids(), st.uuids())
def test_what_is_sealed_does_not_open_for_another(owner: uuid.UUID, other: uuid.UUID) -> None:
    if owner != other:
        with pytest.raises(InvalidTag):
            keyring.unseal(keyring.seal(CPF, owner=owner), owner=other, key_id="k1")


@given(st.integers(min_value=0, max_value=38))
def test_a_changed_byte_is_noticed(position: int) -> None:
    owner = uuid.uuid4()
    cipher = bytearray(keyring.seal(CPF, owner=owner))
    cipher[position] ^= 1
    with pytest.raises(InvalidTag):
        keyring.unseal(bytes(cipher), owner=owner, key_id="k1")


def test_sealing_twice_gives_two_ciphers_and_one_digest() -> None:
    owner = uuid.uuid4()
    assert keyring.seal(CPF, owner=owner) != keyring.seal(CPF, owner=owner)
    assert keyring.digest(CPF) == keyring.digest(CPF)


def test_the_digest_depends_on_its_own_key(settings: Settings) -> None:
    before = keyring.digest(CPF)
    settings.CPF_KEYS = [key("k9", "x")]
    assert keyring.digest(CPF) == before
    settings.CPF_LOOKUP_KEYS = [key("k9", "x")]
    assert keyring.digest(CPF) != before


@pytest.mark.parametrize(
    "lines",
    [[], ["k1"], ["k1:???"], ["k1:QUJD"], [":" + "A" * 43 + "="], [key("k1", "a"), key("k1", "b")]],
)
def test_a_malformed_keyring_stops(lines: list[str], settings: Settings) -> None:
    settings.CPF_KEYS = lines
    with pytest.raises(ImproperlyConfigured):
        keyring.cipher_keys()


def test_a_key_does_not_show_its_secret() -> None:
    assert "secret" not in repr(keyring.cipher_keys())


def test_rotation_seals_again_and_finds_all_along(cast: Cast, settings: Settings) -> None:
    person = register(cast.parintins, cast.bruno.user, cns_card=CARD).person
    settings.CPF_KEYS = [key("k2", "n"), *settings.CPF_KEYS]
    settings.CPF_LOOKUP_KEYS = [key("k2", "m"), *settings.CPF_LOOKUP_KEYS]
    assert queries.find_by_cpf(CPF) == person
    call_command("rotate_identity_keys", batch=1, stdout=io.StringIO())
    settings.CPF_KEYS, settings.CPF_LOOKUP_KEYS = [key("k2", "n")], [key("k2", "m")]
    assert queries.find_by_cpf(CPF) == person
    assert queries.full_identity(person)["cns_card"] == "898 0000 0004 3208"
    assert AuditEvent.objects.filter(action="people.identities_rotated").count() == 1


def test_rotating_again_changes_nothing(cast: Cast) -> None:
    from lms.people.services import rotate_identities

    register(cast.parintins, cast.bruno.user)
    before = bytes(PersonIdentity.objects.get().cpf_cipher)
    assert rotate_identities() == 0
    assert bytes(PersonIdentity.objects.get().cpf_cipher) == before


def test_a_row_whose_key_is_gone_says_which(cast: Cast, settings: Settings) -> None:
    person = register(cast.parintins, cast.bruno.user).person
    settings.CPF_KEYS = [key("k2", "n")]
    with pytest.raises(LookupError, match="k1"):
        queries.cpf_of(person)

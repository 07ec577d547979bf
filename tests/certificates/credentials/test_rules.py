import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.credentials.rules import Seal, SealKey, key_id_of, seal, verify_seal

# Seed and public key of the first test vector of RFC 8032, section 7.1.
SEED = base64.b64encode(
    bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
).decode()
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
KEY = SealKey.from_seed(SEED)
KEYS = {KEY.key_id: KEY.public_key_b64}
DIGEST = hashlib.sha256(b"file").hexdigest()


def test_the_key_is_that_of_the_published_vector():
    assert base64.b64decode(KEY.public_key_b64) == PUBLIC
    assert KEY.key_id == hashlib.sha256(PUBLIC).hexdigest()[:16] == key_id_of(PUBLIC)


@given(st.binary())
def test_a_seal_holds_for_its_file_and_for_no_other(content):
    digest = hashlib.sha256(content).hexdigest()
    made = seal(digest, KEY)
    assert verify_seal(digest, made, KEYS)
    assert not verify_seal(hashlib.sha256(content + b".").hexdigest(), made, KEYS)


def test_the_same_file_and_key_always_give_the_same_seal():
    assert seal(DIGEST, KEY) == seal(DIGEST, SealKey.from_seed(SEED))


def test_a_seal_of_an_old_key_still_holds_beside_a_new_one():
    new_key = SealKey.from_seed(base64.b64encode(b"n" * 32).decode())
    keys = KEYS | {new_key.key_id: new_key.public_key_b64}
    assert verify_seal(DIGEST, seal(DIGEST, KEY), keys)
    assert verify_seal(DIGEST, seal(DIGEST, new_key), keys)


@pytest.mark.parametrize(
    "forged",
    [
        Seal("0" * 16, seal(DIGEST, KEY).signature_b64),
        Seal(KEY.key_id, base64.b64encode(b"0" * 64).decode()),
        Seal(KEY.key_id, "not base 64!"),
        Seal(KEY.key_id, ""),
    ],
)
def test_an_unknown_key_or_a_malformed_signature_is_simply_not_valid(forged):
    assert not verify_seal(DIGEST, forged, KEYS)


@pytest.mark.parametrize("seed", ["", "not base 64!", base64.b64encode(b"short").decode()])
def test_a_seed_of_another_form_is_refused_without_being_repeated(seed):
    with pytest.raises(ValueError, match="seed of a seal key") as refusal:
        SealKey.from_seed(seed)
    assert not seed or seed not in str(refusal.value)


def test_the_secret_half_appears_in_no_representation():
    assert "private" not in repr(KEY)
    assert SEED not in repr(KEY)


def test_what_is_no_digest_is_refused():
    with pytest.raises(ValueError, match="SHA-256"):
        seal("abcd", KEY)

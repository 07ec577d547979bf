import gzip
from base64 import urlsafe_b64decode
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from certificates.badges.contexts import WORDS_USED
from certificates.badges.keys import multibase
from certificates.badges.rules import (
    LIST_BITS,
    OPEN_BADGES,
    IssuerAddress,
    encoded_bits,
    hidden,
    named,
)
from tests.certificates.badges import judges
from tests.certificates.samples import PERSON

ISSUER = UUID("5f0f3c1e-9f0a-4d5b-8a51-0a2f3f4c5d6e")


def test_an_issuer_is_named_by_its_address() -> None:
    address = IssuerAddress(host="percurso.example", public_id=ISSUER)

    assert address.did == f"did:web:percurso.example:v:emissores:{ISSUER}"
    assert address.list_url(3) == f"https://percurso.example/v/emissores/{ISSUER}/situacao/3"


def test_a_port_is_written_as_the_method_wants_it() -> None:
    address = IssuerAddress(host="127.0.0.1:8000", public_id=ISSUER)

    assert address.did.startswith("did:web:127.0.0.1%3A8000:v:")
    assert address.list_url(1).startswith("http://127.0.0.1:8000/v/")


def bits_of(text: str) -> set[int]:
    packed = urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
    bits = "".join(f"{byte:08b}" for byte in gzip.decompress(packed))
    assert len(bits) == LIST_BITS
    return {place for place, bit in enumerate(bits) if bit == "1"}


@given(st.sets(st.integers(min_value=0, max_value=LIST_BITS - 1), max_size=30))
def test_exactly_the_bits_of_what_ended_are_set(places: set[int]) -> None:
    assert bits_of(encoded_bits(places)) == places
    assert encoded_bits(places) == encoded_bits(sorted(places))


@given(st.binary(min_size=1, max_size=70))
def test_base_58_can_be_read_again(content: bytes) -> None:
    text, bare = multibase(content), content.lstrip(b"\0")

    assert judges.unbase(text) == bare
    assert text.startswith("z" + "1" * (len(content) - len(bare)))


def test_a_hidden_name_differs_from_salt_to_salt() -> None:
    one, other = hidden(PERSON, b"1" * 32), hidden(PERSON, b"2" * 32)

    assert one["identityHash"] != other["identityHash"]
    assert PERSON.printed_name not in str(one)
    assert named(PERSON)["identityHash"] == PERSON.printed_name


def test_each_word_means_what_its_publisher_says() -> None:
    """Signed with the words that we keep, it must be read with the whole of the publisher's."""
    whole = judges.WHOLE_CONTEXTS[OPEN_BADGES]["@context"]
    for word, meaning in WORDS_USED["@context"].items():
        if not isinstance(meaning, dict) or "@context" not in meaning:
            assert whole[word] == meaning
            continue
        assert whole[word]["@id"] == meaning["@id"]
        for inner, own in meaning["@context"].items():
            assert whole[word]["@context"][inner] == own

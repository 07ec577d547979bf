from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from hypothesis import given
from hypothesis import strategies as st

from certificates.credentials.pdf_keys import KeyRefused, PdfKey, new_key
from certificates.snapshot.rules import SignatureLevel
from tests.certificates.credentials.keys import (
    NOW,
    PASSWORD,
    a1,
    certificate,
    ec_key,
    file_of,
    own,
    rsa_key,
)


def test_a_key_of_our_own_is_p_256_and_simple() -> None:
    key = own()

    assert (key.subject, key.issuer) == ("Prefeitura de Parintins", "Prefeitura de Parintins")
    assert key.kind == "EC secp256r1"
    assert key.level == SignatureLevel.SIMPLE
    assert key.seal.sentence == (
        "Selo do servidor também dentro do PDF (PAdES): assinatura simples,"
        " chave própria de Prefeitura de Parintins."
    )


def test_an_a1_of_icp_brasil_is_advanced_and_never_qualified() -> None:
    key = a1()

    assert key.level == SignatureLevel.ADVANCED
    assert (key.subject, key.issuer) == ("PREFEITURA DE VILA NOVA", "AC de teste")
    assert key.kind == "RSA de 2048 bits"
    assert "certificado ICP-Brasil de PREFEITURA DE VILA NOVA." in key.seal.sentence
    assert len(key.chain) == 1


def test_a_certificate_that_vouches_for_itself_is_not_of_icp_brasil() -> None:
    assert not own().is_icp_brasil


def test_the_secret_half_is_never_shown() -> None:
    assert "PrivateKey" not in repr(own())


@pytest.mark.parametrize("curve", [ec.SECP256R1, ec.SECP384R1])
def test_both_curves_can_sign(curve: type[ec.EllipticCurve]) -> None:
    key = ec_key(curve)
    assert PdfKey.read(file_of(key, certificate(key)), PASSWORD).kind == f"EC {curve.name}"


def test_a_wrong_password_is_said_in_one_sentence() -> None:
    key = rsa_key()
    with pytest.raises(KeyRefused, match="A senha não abre"):
        PdfKey.read(file_of(key, certificate(key)), "outra")


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_with_the_same_sentence(content: bytes) -> None:
    with pytest.raises(KeyRefused, match="não é um PKCS#12"):
        PdfKey.read(content, PASSWORD)


def test_a_file_without_the_key_is_refused() -> None:
    with pytest.raises(KeyRefused, match="não traz a chave"):
        PdfKey.read(file_of(None, certificate(rsa_key())), PASSWORD)


@pytest.mark.parametrize(
    "key", [rsa_key(1024), ec_key(ec.SECP521R1), ed25519.Ed25519PrivateKey.generate()]
)
def test_a_key_of_another_kind_is_refused(key: ed25519.Ed25519PrivateKey) -> None:
    with pytest.raises(KeyRefused, match="tipo que não usamos"):
        PdfKey.read(file_of(key, certificate(key)), PASSWORD)


def test_a_persons_certificate_is_refused_for_it_tells_their_cpf() -> None:
    key = rsa_key()
    told = certificate(key, name="ANA SOUZA:52998224725")
    with pytest.raises(KeyRefused, match="e-CPF"):
        PdfKey.read(file_of(key, told), PASSWORD)

    hidden = x509.SubjectAlternativeName(
        [x509.OtherName(x509.ObjectIdentifier("2.16.76.1.3.1"), b"\x04\x0252")]
    )
    with pytest.raises(KeyRefused, match="e-CPF"):
        PdfKey.read(file_of(key, certificate(key, extensions=[hidden])), PASSWORD)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-2, "só vale a partir de 20/11/2026"),
        (0, ""),
        (334, ""),
        (336, "vence em 21/11/2027"),
        (366, "venceu em 21/11/2027"),
    ],
)
def test_a_key_says_when_it_may_sign(days: int, said: str) -> None:
    key, now = a1(), NOW + timedelta(days=days)
    told = key.refusal(now) or key.warning(now)
    assert said in told
    assert bool(told) == bool(said)


def test_a_name_that_is_too_long_makes_no_key() -> None:
    with pytest.raises(ValueError, match="64"):
        new_key("N" * 65, PASSWORD, now=NOW)

"""What is found in files of every sort; nothing is fetched, and nothing unknown is called genuine."""

import io
import json
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from certificates.badges.services import Form, take_along
from certificates.credentials.pdf_signing import sign_pdf
from certificates.issuing.models import Certificate
from certificates.recognition import signatures
from certificates.recognition.badge_files import BAKED, badge_in
from certificates.recognition.looking import CannotLook, look
from certificates.recognition.rules import Fact, Finding, MediaType
from certificates.recognition.services.checking import examined
from certificates.recognition.wording import SENTENCES, tell
from certificates.rendering.pdf import render_pdf
from lms.common.codes import new_code
from tests.cast import Cast
from tests.certificates.credentials.keys import NOW, a1, own
from tests.certificates.factories import issued
from tests.certificates.recognition.samples import paper_pdf, photo, saved, sent
from tests.certificates.samples import PERSON, SNAPSHOT

F = Finding
AT = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise AssertionError("a check asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def found(cast: Cast) -> Callable[[bytes], list[Fact]]:
    def find(content: bytes) -> list[Fact]:
        return examined(content, sent(cast, content=content))[0]

    return find


Find = Callable[[bytes], list[Fact]]


def test_every_finding_has_its_sentence_and_none_calls_anything_genuine() -> None:
    assert set(SENTENCES) == set(Finding)
    for finding in Finding:
        told = tell(Fact(finding, "0123456789ABCDEFG"))
        assert told.sentence.endswith((".", "br."))
        assert "autêntic" not in told.sentence
        assert told.word
        assert "{" not in told.sentence
    confirmed = {one for one in Finding if tell(Fact(one)).tone == "ok"}
    assert confirmed == {F.SEALED, F.BADGE_OURS}, "only what our own keys prove"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("qr", "fact"),
    [
        ("", Fact(F.NO_CODE)),
        ("https://certificados.example/x?c=1", Fact(F.FOREIGN, "certificados.example")),
        ("http://169.254.169.254/latest/meta-data", Fact(F.FOREIGN, "169.254.169.254")),
        ("http://[::1]:8000/x", Fact(F.FOREIGN, "[")),
        ("javascript:alert(1)", Fact(F.NO_CODE)),
    ],
)
def test_an_address_is_told_and_never_opened(found: Find, qr: str, fact: Fact) -> None:
    facts = found(photo(qr=qr))
    if fact.detail == "[":
        assert facts[0].finding in {F.FOREIGN, F.NO_CODE}
    else:
        assert facts == [fact]


def test_a_code_that_does_not_exist_is_told(found: Find) -> None:
    code = new_code()
    assert found(photo(qr=f"HTTPS://PERCURSO.EXAMPLE/V/{code}"))[0].finding in {
        F.NO_SUCH_CODE,
        F.FOREIGN,
        F.LOOK_ALIKE,
    }
    assert Fact(F.NO_SUCH_CODE, code) in found(photo(qr=code))


def test_several_codes_are_counted(found: Find) -> None:
    assert found(photo(qr=f"{new_code()}\n{new_code()}")) == [Fact(F.MANY_CODES, "2")]


def test_an_altered_file_of_ours_is_known_by_its_code(cast: Cast, found: Find) -> None:
    certificate = issued(cast)
    with certificate.file.open() as stored:
        content = stored.read()
    assert {one.finding for one in found(content)} >= {F.OURS_COUNTED, F.SEALED}
    longer = {one.finding for one in found(content + b"\n% mais\n")}
    assert F.OURS_COUNTED in longer
    assert F.SEALED not in longer


@pytest.mark.parametrize("make", [own, a1], ids=["P-256", "A1"])
def test_a_signature_is_named_without_its_number(make: Callable[[], object]) -> None:
    key = make()
    paper = render_pdf(SNAPSHOT, PERSON)
    signed = sign_pdf(paper, key, at=NOW)  # type: ignore[arg-type]
    [fact] = signatures.signatures_in(signed)
    assert fact.finding == F.SIGNED
    assert fact.detail
    assert not any(sign.isdigit() for sign in fact.detail)
    place = len(paper) // 2
    broken = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
    assert signatures.signatures_in(broken)[0].finding in {F.SIGNATURE_BROKEN, F.SIGNATURE_UNREAD}
    assert signatures.signatures_in(paper_pdf()) == []
    assert signatures.signatures_in(b"%PDF-1.4 /ByteRange nada")[0].finding == F.SIGNATURE_UNREAD


def taken(cast: Cast, form: Form) -> bytes:
    certificate: Certificate = issued(cast)
    assert cast.ana.user
    made = take_along(certificate=certificate, shows_name=True, form=form, by=cast.ana.user)
    return made.text.encode()


@pytest.mark.parametrize("form", list(Form))
def test_a_badge_of_ours_is_proved_and_its_certificate_known(
    cast: Cast, found: Find, form: Form
) -> None:
    text = taken(cast, form)
    assert {one.finding for one in found(text)} == {F.BADGE_OURS, F.OURS_COUNTED}
    info = PngInfo()
    info.add_itxt(BAKED, text.decode())
    baked = saved(Image.new("RGB", (40, 40)), "PNG", pnginfo=info)
    assert {one.finding for one in found(baked)} >= {F.BADGE_OURS, F.OURS_COUNTED}


def test_a_changed_badge_of_ours_is_not_ours_any_more(cast: Cast) -> None:
    document = json.loads(taken(cast, Form.PROOF))
    document["credentialSubject"]["achievement"]["name"] = "Medicina"
    badge = badge_in(json.dumps(document).encode(), MediaType.BADGE, now=AT)
    assert badge is not None
    assert badge.code == ""
    assert badge.facts[0].finding == F.BADGE_UNCHECKED


BODY = {
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": {"id": "did:web:escola.example", "name": "Escola de Lá"},
    "validFrom": "2026-01-01T00:00:00Z",
}


def token(*, body: dict[str, object] = BODY, carries: bool = True) -> bytes:
    key = Ed25519PrivateKey.generate()
    jwk = json.loads(jwt.algorithms.OKPAlgorithm.to_jwk(key.public_key()))
    headers = {"jwk": jwk} if carries else {}
    return jwt.encode(body, key, "EdDSA", headers=headers).encode()


def findings(content: bytes, media_type: MediaType = MediaType.TOKEN) -> list[Fact]:
    badge = badge_in(content, media_type, now=AT)
    return list(badge.facts) if badge else []


def test_a_token_is_checked_by_the_key_that_it_carries_or_not_at_all() -> None:
    assert findings(token()) == [Fact(F.BADGE_INTACT, "Escola de Lá")]
    assert findings(token(carries=False)) == [Fact(F.BADGE_UNCHECKED, "Escola de Lá")]
    head, _body, tail = token().split(b".")
    other = token().split(b".")[1]
    changed = jwt.utils.base64url_encode(json.dumps({**BODY, "name": "x"}).encode())
    assert other != changed
    assert findings(b".".join([head, changed, tail])) == [Fact(F.BADGE_BROKEN)]
    assert findings(b"eyJ.eyJ.x") == [Fact(F.BADGE_BROKEN)]


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_does_not_choose_a_weak_way(algorithm: str) -> None:
    secret = "segredo-de-trinta-e-dois-sinais!!" if algorithm == "HS256" else None
    jwk = {"kty": "oct", "k": "c2VncmVkby1kZS10cmludGEtZS1kb2lzLXNpbmFpcyEh"}
    made = jwt.encode(BODY, secret, algorithm, headers={"jwk": jwk}).encode()
    assert findings(made) == [Fact(F.BADGE_UNCHECKED, "Escola de Lá")]


def test_dates_of_a_badge_are_read() -> None:
    past = {**BODY, "validUntil": "2026-03-01T00:00:00Z"}
    assert findings(token(body=past))[1:] == [Fact(F.BADGE_EXPIRED, "01/03/2026")]
    future = {**BODY, "validFrom": (AT + timedelta(days=1)).isoformat()}
    assert findings(token(body=future))[1:] == [Fact(F.BADGE_NOT_YET)]
    odd = {**BODY, "validFrom": 7, "validUntil": "nunca", "issuer": ["x"]}
    assert [one.finding for one in findings(token(body=odd))] == [F.BADGE_INTACT]


@pytest.mark.parametrize("proof", [None, [], {"cryptosuite": "eddsa-rdfc-2022"}, {"x": 1}])
def test_a_credential_with_an_odd_proof_is_no_accident(proof: object) -> None:
    content = json.dumps({**BODY, "@context": ["https://escola.example/c"], "proof": proof})
    facts = findings(content.encode(), MediaType.BADGE)
    assert facts == [Fact(F.BADGE_UNCHECKED, "Escola de Lá")]


def test_what_a_camera_wrote_is_not_in_the_picture_that_is_shown() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Telefone da Ana"
    sideways = saved(Image.new("RGB", (60, 30), "white"), "JPEG", exif=exif)
    preview = look(sideways, MediaType.JPEG).preview
    assert b"Telefone" not in preview
    assert Image.open(io.BytesIO(preview)).size == (30, 60)


def test_what_does_not_open_any_more_is_told(cast: Cast) -> None:
    with pytest.raises(CannotLook):
        look(photo()[:900], MediaType.JPEG)
    credential = sent(cast, content=paper_pdf())
    assert examined(b"%PDF-1.4 estragado", credential)[0] == [Fact(F.UNREADABLE)]

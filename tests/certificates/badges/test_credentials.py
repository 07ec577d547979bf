"""A credential is accepted by judges that are not ours; changed, revoked or replaced it is not."""

import hashlib
import json
from typing import Any

import jwt
import pytest
from django.test import Client
from jwt import PyJWK
from pytest_django import Settings

from certificates.badges.keys import credential_keys, did_document
from certificates.badges.models import StatusPlace
from certificates.badges.services import Form, take_along
from certificates.issuing.models import Certificate
from certificates.issuing.rules import ReplacementReason, RevocationReason
from certificates.issuing.services import erase_person, issue, replace, revoke
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed, TransitionRefused
from tests.cast import Cast
from tests.certificates.badges import judges
from tests.certificates.factories import CPF, MASK, issued, queued

HOST = "conferir.example"
BOTH = pytest.mark.parametrize("form", [Form.PROOF, Form.TOKEN])
RECTIFIED, WRONG = ReplacementReason.NAME_RECTIFICATION, ReplacementReason.WRONG_DATA


@pytest.fixture(autouse=True)
def _printed_host(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = [HOST, "testserver"]


def taken(certificate: Certificate, cast: Cast, form: Form, *, shows_name: bool = False) -> str:
    return take_along(
        certificate=certificate, shows_name=shows_name, form=form, by=cast.ana.user
    ).text


def did_of(cast: Cast) -> str:
    return f"did:web:{HOST}:v:emissores:{cast.parintins.public_id}"


def body_of(text: str) -> dict[str, Any]:
    """Return what a credential of either form says."""
    if text.startswith("{"):
        return dict(json.loads(text))
    return judges.token_body(text)


@BOTH
def test_the_judge_of_open_badges_accepts_it(cast: Cast, client: Client, form: Form) -> None:
    text = taken(issued(cast), cast, form)

    assert judges.open_badges(text, client, did=did_of(cast)) == ""


def test_the_judge_of_linked_data_accepts_the_proof(cast: Cast) -> None:
    document = body_of(taken(issued(cast), cast, Form.PROOF))

    assert document["proof"]["cryptosuite"] == "eddsa-rdfc-2022"
    assert judges.linked_data(document, did_document(did_of(cast)))


def test_a_plain_library_of_tokens_accepts_the_token(cast: Cast, client: Client) -> None:
    text = taken(issued(cast), cast, Form.TOKEN)
    header = jwt.get_unverified_header(text)
    address = f"/v/emissores/{cast.parintins.public_id}/did.json"
    keys = json.loads(client.get(address, headers={"host": HOST}).content)
    [method] = [one for one in keys["verificationMethod"] if one["id"] == header["kid"]]

    claims = jwt.decode(text, PyJWK(method["publicKeyJwk"], "EdDSA").key, algorithms=["EdDSA"])
    assert claims["iss"] == keys["id"] == did_of(cast)
    assert header["jwk"] == method["publicKeyJwk"]


@pytest.mark.parametrize("path", ["name", "validFrom", "credentialSubject.achievement.name"])
def test_a_changed_proof_is_refused_by_both(cast: Cast, client: Client, path: str) -> None:
    document = body_of(taken(issued(cast), cast, Form.PROOF))
    *above, last = path.split(".")
    inner = document
    for name in above:
        inner = inner[name]
    inner[last] = "2020-01-01T00:00:00Z" if last == "validFrom" else "Outra coisa"

    assert "signature" in judges.open_badges(json.dumps(document), client, did=did_of(cast)).lower()
    assert not judges.linked_data(document, did_document(did_of(cast)))


def test_a_changed_token_is_refused(cast: Cast, client: Client) -> None:
    text = taken(issued(cast), cast, Form.TOKEN)
    header, _, signature = text.split(".")
    claims = body_of(text) | {"name": "Outra coisa"}
    other = jwt.utils.base64url_encode(json.dumps(claims).encode()).decode()

    said = judges.open_badges(f"{header}.{other}.{signature}", client, did=did_of(cast))
    assert said == "Invalid signature"


@BOTH
def test_a_revoked_one_is_refused(cast: Cast, client: Client, form: Form) -> None:
    certificate = issued(cast)
    text = taken(certificate, cast, form)
    revoke(
        certificate=certificate,
        reason=RevocationReason.FRAUD,
        details="X.",
        by=cast.bruno.user,
    )

    assert "'revocation' is set" in judges.open_badges(text, client, did=did_of(cast))


@BOTH
@pytest.mark.parametrize("reason", [WRONG, RECTIFIED])
def test_a_replaced_one_is_refused_and_the_new_one_is_not_tied_to_it(
    cast: Cast, client: Client, form: Form, reason: ReplacementReason
) -> None:
    old = issued(cast)
    text = taken(old, cast, form, shows_name=True)
    cast.ana.civil_name = "Ana Nome Novo"
    cast.ana.save()
    new = issue(replace(certificate=old, reason=reason, details="X.", by=cast.bruno.user).pk)
    fresh = taken(new, cast, form, shows_name=True)

    assert "'revocation' is set" in judges.open_badges(text, client, did=did_of(cast))
    assert judges.open_badges(fresh, client, did=did_of(cast)) == ""
    assert "Ana Nome Novo" in json.dumps(body_of(fresh))
    assert old.code not in json.dumps(body_of(fresh))


def test_the_list_as_json_holds_for_the_judge_of_linked_data(cast: Cast, client: Client) -> None:
    taken(issued(cast), cast, Form.PROOF)
    address = f"/v/emissores/{cast.parintins.public_id}/situacao/1"
    response = client.get(address, headers={"host": HOST, "accept": "application/vc"})

    assert response["Content-Type"] == "application/vc"
    assert response["Access-Control-Allow-Origin"] == "*"
    document = json.loads(response.content)
    assert document["id"] == f"https://{HOST}{address}"
    assert judges.linked_data(document, did_document(did_of(cast)))


def test_a_list_may_be_kept_for_half_a_minute(cast: Cast, client: Client) -> None:
    taken(issued(cast), cast, Form.PROOF)
    address = f"/v/emissores/{cast.parintins.public_id}/situacao/1"
    response = client.get(address, headers={"host": HOST})

    assert response["Cache-Control"] == "public, max-age=30"
    assert response["Vary"] == "Accept"
    assert response["Content-Type"] == "application/vc+jwt"


def test_a_list_that_nobody_stands_in_does_not_exist(cast: Cast, client: Client) -> None:
    taken(issued(cast), cast, Form.PROOF)
    home = "/v/emissores"

    assert client.get(f"{home}/{cast.parintins.public_id}/situacao/2").status_code == 404
    assert client.get(f"{home}/{cast.goiania.public_id}/situacao/1").status_code == 404


@BOTH
def test_it_tells_no_cpf_and_no_name_unless_asked_to(cast: Cast, form: Form) -> None:
    certificate = issued(cast)
    told = json.dumps(body_of(taken(certificate, cast, form)), ensure_ascii=False)

    for secret in (CPF, MASK, cast.ana.civil_name, certificate.printed_person.salt):
        assert secret not in told
    shown = json.dumps(body_of(taken(certificate, cast, form, shows_name=True)), ensure_ascii=False)
    assert cast.ana.civil_name in shown
    assert CPF not in shown
    assert MASK not in shown


def test_who_knows_the_name_can_confirm_it(cast: Cast) -> None:
    told = body_of(taken(issued(cast), cast, Form.PROOF))
    [identity] = told["credentialSubject"]["identifier"]
    digest = hashlib.sha256(f"{cast.ana.civil_name}{identity['salt']}".encode()).hexdigest()

    assert identity["identityHash"] == f"sha256${digest}"


def test_the_same_choice_gives_the_same_credential(cast: Cast) -> None:
    certificate = issued(cast)

    assert taken(certificate, cast, Form.PROOF) == taken(certificate, cast, Form.PROOF)
    assert taken(certificate, cast, Form.TOKEN) == taken(certificate, cast, Form.TOKEN)
    assert StatusPlace.objects.count() == 1


def test_taking_it_along_is_audited_without_a_name(cast: Cast) -> None:
    taken(issued(cast), cast, Form.TOKEN, shows_name=True)
    event = AuditEvent.objects.get(action="certificate.taken_along")

    assert event.data == {"form": "token", "shows_name": True}


def test_nobody_else_takes_it_along(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="própria pessoa"):
        take_along(certificate=issued(cast), shows_name=True, form=Form.PROOF, by=cast.bruno.user)


def test_one_that_does_not_count_is_not_taken_along(cast: Cast) -> None:
    with pytest.raises(TransitionRefused, match="válido"):
        taken(queued(cast), cast, Form.PROOF)


def test_after_the_name_was_taken_off_there_is_nothing_to_take(cast: Cast, client: Client) -> None:
    certificate = issued(cast)
    text = taken(certificate, cast, Form.PROOF)
    erase_person(certificate=certificate, by=cast.ana.user)

    with pytest.raises(DomainError, match="retirado"):
        taken(certificate, cast, Form.PROOF)
    assert judges.open_badges(text, client, did=did_of(cast)) == ""


def test_an_old_key_still_proves_what_it_signed(
    cast: Cast, client: Client, settings: Settings
) -> None:
    text = taken(issued(cast), cast, Form.TOKEN)
    settings.SEAL_KEYS = ["k2:" + "B" * 43 + "=", *settings.SEAL_KEYS]

    assert judges.open_badges(text, client, did=did_of(cast)) == ""


def test_the_key_of_credentials_is_not_that_of_files(cast: Cast, client: Client) -> None:
    sealing = {one["id"] for one in client.get("/v/chaves.json").json()["keys"]}

    assert not sealing & {key.key_id for key in credential_keys()}
    assert "PrivateKey" not in repr(credential_keys())

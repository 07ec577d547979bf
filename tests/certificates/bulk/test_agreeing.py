"""Whoever asks, wherever they ask: within a minute of its end a certificate has ended everywhere."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from certificates.badges.services import Form, take_along
from certificates.bulk.services import replace_many, revoke_many
from certificates.issuing.models import Certificate
from certificates.issuing.rules import ReplacementReason, RevocationReason
from tests.cast import Cast
from tests.certificates.badges import judges
from tests.certificates.factories import issued

HOST = "conferir.example"
MINUTE = 60


def fetched(client: Client, address: str) -> tuple[str, int]:
    """Return what an address says, and how many seconds anybody may go on believing it."""
    response = client.get(address, headers={"host": HOST})
    # Without the word, and without a date of its own, nobody may keep a page.
    found = re.search(r"max-age=(\d+)", response.headers.get("Cache-Control", ""))
    assert "Last-Modified" not in response.headers
    return response.text, int(found[1]) if found else 0


def is_set(credential: dict[str, Any], answer: str) -> bool:
    """Tell whether a list of statuses has the bit of a credential."""
    from openbadgeslib.ob3.status import decode_encoded_list, set_indices

    claims = judges.token_body(answer)
    bits = decode_encoded_list(claims["credentialSubject"]["encodedList"])
    return int(credential["credentialStatus"]["statusListIndex"]) in set_indices(bits)


def end(certificate: Certificate, cast: Cast, word: str) -> None:
    codes, by = [certificate.code], cast.bruno.user
    if word == "revoked":
        revoke_many(codes=codes, reason=RevocationReason.FRAUD, details="X.", by=by)
    else:
        replace_many(codes=codes, reason=ReplacementReason.WRONG_DATA, details="X.", by=by)


@pytest.mark.parametrize(("word", "shown"), [("revoked", "Revogado"), ("replaced", "Substituído")])
def test_all_answers_agree_within_a_minute(
    cast: Cast, client: Client, settings: Settings, word: str, shown: str
) -> None:
    settings.ALLOWED_HOSTS = [HOST, "testserver"]
    certificate = issued(cast)
    client.force_login(cast.ana.user)
    made = take_along(certificate=certificate, shows_name=False, form=Form.PROOF, by=cast.ana.user)
    credential = json.loads(made.text)
    verdict, document = f"/v/{certificate.code}", f"/v/{certificate.code}.json"
    statuses = credential["credentialStatus"]["statusListCredential"].partition(HOST)[2]
    mine = reverse("certificates:mine", args=[certificate.public_id])
    before = [fetched(client, address) for address in (verdict, document, statuses, mine)]
    assert "Válido" in before[0][0]
    assert not is_set(credential, before[2][0])

    end(certificate, cast, word)
    after = [fetched(client, address) for address in (verdict, document, statuses, mine)]

    assert all(age < MINUTE for _text, age in [*before, *after])
    assert shown in after[0][0]
    assert json.loads(after[1][0])["answer"] == word
    assert is_set(credential, after[2][0])
    assert shown in after[3][0]

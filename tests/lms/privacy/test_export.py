import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import TextChoices
from django.test import Client

from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus, RevocationReason
from lms.audit.models import AuditEvent
from lms.common.errors import NotAllowed
from lms.notices.services import notify
from lms.people import queries
from lms.people.models import Person
from lms.people.services.identities import write_identity
from lms.privacy.services import export_person
from tests.cast import Cast
from tests.world import build

EXPORT = "/conta/dados/"


def test_the_copy_carries_who_where_and_what(cast: Cast) -> None:
    write_identity(cast.ana, "52998224725", cns_card="898000000043208", confirmed=True)
    notify(person=cast.ana, kind="x", text="Olá.")
    copy = export_person(person=cast.ana, by=cast.ana.user)
    person = copy["pessoa"]
    assert person["nomes"][0]["nome civil"] == "Ana Beatriz Souza"
    assert person["documentos"] == [
        {"CPF": "529.982.247-25", "cartão do SUS": "898 0000 0004 3208"}
    ]
    assert person["vínculos"][0]["regime"] == "estatutário"
    assert person["vínculos"][0]["empregador"] == cast.parintins.legal_name
    assert person["avisos"][0]["texto"] == "Olá."
    assert person["acesso"][0]["e-mail"] == "ana@exemplo.example"
    assert set(copy) >= {"pessoa", "cursos", "certificados"}


def test_the_copy_carries_what_was_merged(cast: Cast) -> None:
    notify(person=cast.davi, kind="x", text="De antes.")
    Person.objects.filter(pk=cast.davi.pk).update(merged_into=cast.ana)
    copy = export_person(person=cast.ana, by=cast.ana.user)
    assert [row["texto"] for row in copy["pessoa"]["avisos"]] == ["De antes."]


def test_nobody_takes_anothers_copy(cast: Cast) -> None:
    for other in (cast.bruno.user, cast.fabio.user, cast.root):
        with pytest.raises(NotAllowed):
            export_person(person=cast.ana, by=other)
    assert not AuditEvent.objects.exists()


def test_taking_the_copy_is_audited(cast: Cast) -> None:
    export_person(person=cast.ana, by=cast.ana.user)
    event = AuditEvent.objects.get(action="privacy.exported")
    assert (event.by, event.object_id) == (cast.ana.user, str(cast.ana.public_id))


def test_the_copy_has_no_secret_and_no_internal_key(cast: Cast) -> None:
    text = json.dumps(export_person(person=cast.ana, by=cast.ana.user), default=str)
    assert cast.ana.user is not None
    assert cast.ana.user.password not in text
    assert queries.cpf_of(cast.ana) is None
    assert "_id" not in text


def test_the_copy_is_a_file_without_a_name_in_it(cast: Cast, client: Client) -> None:
    client.force_login(cast.ana.user)
    assert client.get(EXPORT).status_code == 405
    response = client.post(EXPORT)
    assert response["Content-Disposition"] == 'attachment; filename="meus-dados.json"'
    assert response.json()["pessoa"]["nomes"][0]["nome civil"] == "Ana Beatriz Souza"
    assert response.headers["Cache-Control"].startswith("max-age=0")


def test_a_technical_sign_in_has_no_copy(cast: Cast, client: Client) -> None:
    client.force_login(cast.root)
    assert client.post(EXPORT).status_code == 404


# What is copied as it was shown or frozen, word for word.
VERBATIM = {"retrato", "como foi mostrada"}


def said(copy: Any) -> Iterator[tuple[str, str]]:
    """Yield every text of a copy with its Portuguese name."""
    for name, value in copy.items() if isinstance(copy, dict) else enumerate(copy):
        if isinstance(value, dict | list):
            if name not in VERBATIM:
                yield from said(value)
        elif isinstance(value, str) and name not in VERBATIM:
            yield str(name), value


def codes() -> set[str]:
    """Return every code of ours that has a word of its own."""
    found, kinds = set[str](), [TextChoices]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if kind.__module__.startswith(("lms.", "cms.", "courses.", "certificates.")):
            found |= {str(value) for value, label in kind.choices if value != label}
    return found


def test_the_copy_speaks_portuguese_and_no_code(cast: Cast) -> None:
    world = build(cast)
    revoked = world.parintins.certificate
    Certificate.objects.filter(pk=revoked.pk).update(
        status=CertificateStatus.REVOKED, end_reason=RevocationReason.ISSUED_IN_ERROR
    )

    for who in (cast.ana, cast.bruno):
        texts = list(said(export_person(person=who, by=who.user)))
        assert [pair for pair in texts if pair[1] in codes()] == []
    copy = export_person(person=cast.ana, by=cast.ana.user)["certificados"]["certificados"][0]
    assert (copy["tipo"], copy["situação"], copy["motivo público"]) == (
        "Certificado de conclusão",
        "revogado",
        "emitido por engano",
    )

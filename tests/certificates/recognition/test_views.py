"""The worker's pages and those of human resources."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from certificates.recognition import services
from certificates.recognition.models import ExternalCredential, ProofFile
from certificates.recognition.rules import CredentialState
from courses.hours.queries import balance_of
from lms.people.models import EmploymentLink, Person
from tests.cast import Cast, link
from tests.certificates.recognition.samples import (
    DECLARED,
    accepted,
    checked,
    link_of,
    paper_pdf,
    photo,
    sent,
)

OWN, SEND = "/meu-espaco/certificados-de-fora/", "/meu-espaco/certificados-de-fora/enviar/"
STAFF = "/gestao/certificados-de-fora/"
As = Callable[[Person], Client]


@pytest.fixture
def as_(cast: Cast) -> As:
    def sign_in(who: Person) -> Client:
        client = Client()
        client.force_login(who.user)
        return client

    return sign_in


def typed(cast: Cast, **more: object) -> dict[str, object]:
    return {
        "title": "Vacinação na prática",
        "issuer_name": "Instituto Aurora",
        "hours": "40",
        "rest": "30",
        "starts_on": "2025-03-03",
        "ends_on": "2025-04-04",
        "link": str(link_of(cast.ana).public_id),
        **more,
    }


def upload(content: bytes, name: str = "Ana 529.982.247-25.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_photo_and_what_stands_on_it_are_sent(cast: Cast, as_: As) -> None:
    ana = as_(cast.ana)
    assert "Você ainda não enviou nenhum" in ana.get(OWN).text
    answer = ana.post(SEND, typed(cast, file=upload(photo())), follow=True)
    assert "Certificado enviado" in answer.text
    found = ExternalCredential.objects.get()
    assert found.declared_minutes == 40 * 60 + 30
    assert "529" not in f"{found.proof.file.name}{answer.text}"
    assert "Vacinação na prática" in ana.get(OWN).text


def test_a_slip_loses_neither_the_file_nor_what_was_typed(cast: Cast, as_: As) -> None:
    ana = as_(cast.ana)
    wrong = typed(cast, hours="quarenta", issuer_cnpj="11.222.333/0001-00")
    page = ana.post(SEND, {**wrong, "file": upload(photo())}).text
    for told in ["O arquivo está guardado", "quarenta", "11.222.333/0001-00", "Instituto Aurora"]:
        assert told in page, told
    draft = ProofFile.objects.get()
    assert str(draft.public_id) in page
    assert "Falta terminar um envio" in ana.get(OWN).text
    assert str(draft.public_id) in ana.get(SEND).text

    ana.post(SEND, typed(cast, draft=str(draft.public_id)))
    assert ExternalCredential.objects.get().proof == draft
    page = ana.post(SEND, typed(cast, draft=str(draft.public_id))).text
    assert "não está mais guardado" in page
    assert "Vacinação na prática" in page


@pytest.mark.parametrize("draft", ["", "nada", "00000000-0000-4000-8000-000000000000"])
def test_without_a_file_nothing_is_sent(cast: Cast, as_: As, draft: str) -> None:
    page = as_(cast.ana).post(SEND, typed(cast, draft=draft)).text
    assert "Tire uma foto" in page
    assert not ExternalCredential.objects.exists()


def test_a_refused_file_leaves_the_one_before(cast: Cast, as_: As) -> None:
    ana = as_(cast.ana)
    ana.post(SEND, {"file": upload(photo())})
    draft = ProofFile.objects.get()
    page = ana.post(
        SEND, typed(cast, draft=str(draft.public_id), file=upload(b"<svg onload='x'/>"))
    ).text
    assert "Não reconhecemos este arquivo" in page
    assert str(draft.public_id) in page
    assert not ExternalCredential.objects.exists()


def test_anothers_draft_does_not_serve(cast: Cast, as_: As) -> None:
    draft = services.keep_draft(person=cast.bruno, content=photo(), by=cast.bruno.user)
    page = as_(cast.ana).post(SEND, typed(cast, draft=str(draft.public_id))).text
    assert "não está mais guardado" in page
    assert not ExternalCredential.objects.exists()


def test_whoever_has_no_link_is_told_what_to_do(cast: Cast, as_: As) -> None:
    assert "Falta um vínculo" in as_(cast.davi).get(SEND).text


def test_a_file_is_only_ever_saved_and_only_by_two_sides(cast: Cast, as_: As) -> None:
    credential = checked(cast, content=paper_pdf())
    for place, who in [(OWN, cast.ana), (STAFF, cast.elisa)]:
        for part, kind in [("arquivo", "application/pdf"), ("imagem", "image/jpeg")]:
            answer = as_(who).get(f"{place}{credential.public_id}/{part}/")
            assert answer["Content-Type"] == kind
            assert answer["Content-Disposition"].startswith("attachment; ")
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert "no-store" in answer["Cache-Control"]
            content = b"".join(answer.streaming_content)
            assert (content == paper_pdf()) is (part == "arquivo")
    for place, who in [(OWN, cast.elisa), (STAFF, cast.ana), (STAFF, cast.bruno)]:
        for part in ("", "arquivo/", "imagem/"):
            assert as_(who).get(f"{place}{credential.public_id}/{part}").status_code == 404


def test_human_resources_recognise_with_the_file_at_hand(cast: Cast, as_: As) -> None:
    credential, elisa = checked(cast), as_(cast.elisa)
    assert cast.ana.name in elisa.get(STAFF).text
    address = f"{STAFF}{credential.public_id}/"
    page = elisa.get(address).text
    for told in ["Não achamos código", "não garante", "40 h", "AB-123", f"{address}imagem/"]:
        assert told in page, told
    assert 'value="40"' in elisa.get(f"{address}reconhecer/").text
    form = {"hours": "41", "modality": "classroom", "action_kind": "update", "note": "Parabéns"}
    page = elisa.post(f"{address}reconhecer/", form).text
    assert "mais horas do que" in page
    assert "Parabéns" in page
    page = elisa.post(f"{address}reconhecer/", {**form, "hours": "20"}, follow=True).text
    assert "Horas reconhecidas" in page
    assert balance_of(cast.ana).total == 1200
    assert "20 h" in elisa.get(f"{STAFF}?mostrar=decididos").text
    assert "está “reconhecido”" in elisa.get(f"{address}recusar/", follow=True).text
    mine = as_(cast.ana).get(f"{OWN}{credential.public_id}/").text
    assert "Parabéns" in mine
    assert "Instituto Aurora" in as_(cast.ana).get("/meu-espaco/horas/").text


def test_refusing_and_annulling_tell_the_person_why(cast: Cast, as_: As) -> None:
    elisa, first, second = as_(cast.elisa), accepted(cast), checked(cast, content=photo(note="2"))
    elisa.post(f"{STAFF}{first.public_id}/anular/", {"note": "Não era válido."})
    form = {"reason": "other_person", "note": "O nome é outro."}
    elisa.post(f"{STAFF}{second.public_id}/recusar/", form)
    ana = as_(cast.ana)
    assert "Não era válido." in ana.get(f"{OWN}{first.public_id}/").text
    page = ana.get(f"{OWN}{second.public_id}/").text
    assert "O nome é outro." in page
    assert "o certificado é de outra pessoa" in page
    assert balance_of(cast.ana).total == 0


def test_nobody_is_shown_a_way_to_decide_their_own(cast: Cast, as_: As) -> None:
    link(cast.elisa, cast.parintins, staff_number="1003")
    own = checked(cast, who=cast.elisa)
    elisa = as_(cast.elisa)
    assert "Ninguém decide o próprio caso" in elisa.get(f"{STAFF}{own.public_id}/").text
    answer = elisa.post(f"{STAFF}{own.public_id}/reconhecer/", {"hours": "1"})
    assert answer.status_code == 403
    assert ExternalCredential.objects.get().state == CredentialState.CHECKED


def test_withdrawing_leaves_nothing_to_human_resources(cast: Cast, as_: As) -> None:
    credential, ana = checked(cast), as_(cast.ana)
    page = ana.post(f"{OWN}{credential.public_id}/retirar/", follow=True).text
    assert "Envio retirado" in page
    assert as_(cast.elisa).get(f"{STAFF}{credential.public_id}/").status_code == 404
    again = ana.post(f"{OWN}{credential.public_id}/retirar/")
    assert again.status_code == 400
    assert "está “retirado”" in again.text


def test_of_other_employers_only_a_number_is_told(cast: Cast, as_: As) -> None:
    link(cast.davi, cast.goiania, staff_number="2001")
    credential = checked(cast)
    checked(cast, who=cast.davi)
    page = as_(cast.elisa).get(f"{STAFF}{credential.public_id}/").text
    assert "Há mais um envio igual em outra instituição" in page
    assert "Davi" not in page
    assert "Parece repetido" not in as_(cast.ana).get(f"{OWN}{credential.public_id}/").text
    assert "Enviado mais de uma vez" in as_(cast.elisa).get(STAFF).text


@pytest.mark.parametrize(("place", "who"), [(OWN, "ana"), (STAFF, "elisa")])
def test_a_list_takes_as_many_queries_however_long(
    cast: Cast, as_: As, place: str, who: str
) -> None:
    client = as_(getattr(cast, who))
    sent(cast)
    client.get(place)
    with CaptureQueriesContext(connection) as one:
        client.get(place)
    for number in range(8):
        sent(cast, content=photo(note=str(number)), declared=replace(DECLARED, code=f"C{number}"))
    with CaptureQueriesContext(connection) as many:
        page = client.get(place).text
    assert page.count("Vacinação na prática") >= 9
    assert len(many) == len(one)
    assert EmploymentLink.objects.filter(person=cast.ana).count() == 1

"""One name or a hundred and twenty letters: every place that prints a name holds it."""

import csv
import io
import json
import re

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from certificates.issuing.models import Certificate
from certificates.transcripts.services import make
from courses.enrollments.models import Enrollment
from lms.people.models import EmploymentLink, Person
from tests.cast import Cast
from tests.certificates.factories import issued, stored_bytes
from tests.certificates.transcripts.test_services import content

LONG = (
    "Maria Antonieta Benedita Conceição d'Ávila e Albuquerque Cavalcanti Wanderley"
    " de Vasconcelos Sobrinha Nepomuceno Xavierr"
)
UNBROKEN = "Wanderleia" * 12
NAMES = pytest.mark.parametrize(
    "name", ["Raoni", LONG, UNBROKEN], ids=["one name", "120 letters", "120 without a space"]
)


def certified(cast: Cast, name: str) -> Certificate:
    """Give Ana another name, and then a certificate."""
    assert len(name) in {5, 120}
    Person.objects.filter(pk=cast.ana.pk).update(civil_name=name, social_name="")
    EmploymentLink.objects.filter(person=cast.ana).update(typed_name=name)
    cast.ana.refresh_from_db()
    return issued(cast)


def pages_of(pdf: bytes) -> list[str]:
    """Return the letters of each page, without what stands between them."""
    pages = pypdfium2.PdfDocument(pdf)
    return [bare(page.get_textpage().get_text_bounded()) for page in pages]


def bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.replace("\ufffe", "")))


@NAMES
def test_papers_print_it_whole(cast: Cast, name: str) -> None:
    certificate = certified(cast, name)
    front, *back = pages_of(stored_bytes(certificate))
    assert bare(name) in front
    assert len(back) == 1
    assert cast.ana.user
    transcript = pages_of(content(make(person=cast.ana, by=cast.ana.user)))
    assert bare(name) in transcript[0]
    assert len(transcript) == 1


@NAMES
def test_whoever_checks_reads_it_whole(cast: Cast, client: Client, name: str) -> None:
    certificate = certified(cast, name)
    shown = name.replace("'", "&#x27;")
    assert shown in client.get(f"/v/{certificate.code}").text
    assert client.get(f"/v/{certificate.code}.json").json()["person"]["printed_name"] == name
    batch = client.post("/v/lote/", {"codes": certificate.code}).text
    assert shown in batch
    kept = re.search(r'name="kept" value="([^"]+)"', batch)
    assert kept
    sheet = client.post("/v/lote/planilha.csv", {"kept": kept.group(1)}).content
    rows = list(csv.reader(io.StringIO(sheet.decode("utf-8-sig")), delimiter=";"))
    assert any(name in row for row in rows)
    report = client.post("/v/lote/relatorio.pdf", {"kept": kept.group(1)}).content
    assert bare(name) in "".join(pages_of(report))


@NAMES
def test_the_person_and_the_staff_read_it_whole(cast: Cast, client: Client, name: str) -> None:
    certificate = certified(cast, name)
    shown = name.replace("'", "&#x27;")
    client.force_login(cast.ana.user)
    for address in (
        "/conta/",
        "/meu-espaco/",
        f"/meu-espaco/certificados/{certificate.public_id}/",
    ):
        assert client.get(address).status_code == 200
    assert shown in client.get("/conta/").text
    take_along = reverse("certificates:take_along", args=[certificate.public_id])
    badge = json.loads(client.post(take_along, {"name": "shown", "form": "json"}).content)
    assert badge["credentialSubject"]["identifier"][0]["identityHash"] == name
    client.force_login(cast.bruno.user)
    roster = Enrollment.objects.get(person=cast.ana).offering.public_id
    for address in (
        f"/gestao/turmas/{roster}/",
        "/gestao/certificados/",
        f"/gestao/certificados/{certificate.public_id}/",
        "/gestao/pessoas/",
    ):
        assert shown in client.get(address).text, address

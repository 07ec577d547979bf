import json
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from django.test import Client

from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus, ReplacementReason
from certificates.issuing.services import issue, queue_certificate
from certificates.issuing.services import replace as replace_certificate
from certificates.layouts.models import Layout
from certificates.layouts.queries import current_of, look_of
from certificates.layouts.rules import Design
from certificates.layouts.services import Overtaken, return_to, save_layout
from certificates.rendering.qr import qr_text
from certificates.snapshot.rules import snapshot_from_json
from lms.audit.models import AuditEvent
from lms.common.errors import DomainError, NotAllowed
from tests.cast import Cast
from tests.certificates.factories import completed, issued, queued, stored_bytes
from tests.certificates.layouts.made import DESIGN, LAW, LOGO, MOTTO, SECRETARY, lay_out


def last_event() -> AuditEvent:
    return AuditEvent.objects.order_by("-pk")[0]


def test_saving_makes_the_next_version_and_keeps_the_older_ones(cast: Cast) -> None:
    first = lay_out(cast)
    second = lay_out(cast, replace(DESIGN, closing=""), after=1)
    assert (first.version, second.version) == (1, 2)
    assert current_of(cast.parintins) == second
    assert Layout.objects.get(version=1).design == DESIGN
    event = last_event()
    assert (event.action, event.data) == ("layouts.saved", {"version": 2})


def test_whoever_does_not_coordinate_the_issuer_makes_no_version(cast: Cast) -> None:
    layout = lay_out(cast)
    for who in (cast.ana, cast.elisa, cast.davi):
        with pytest.raises(NotAllowed, match="coordenação de Parintins"):
            save_layout(issuer=cast.parintins, design=Design(), after=1, by=who.user)
        with pytest.raises(NotAllowed):
            return_to(layout=layout, by=who.user)


def test_who_administers_the_platform_makes_one(cast: Cast) -> None:
    made = save_layout(issuer=cast.parintins, design=DESIGN, after=0, by=cast.fabio.user)
    assert made.made_by == cast.fabio.user


def test_what_cannot_be_printed_is_not_kept_whoever_calls(cast: Cast) -> None:
    with pytest.raises(DomainError, match="clara demais"):
        lay_out(cast, replace(DESIGN, main="#ffffff"))
    assert not Layout.objects.exists()


def test_the_same_again_is_no_version(cast: Cast) -> None:
    lay_out(cast)
    with pytest.raises(DomainError, match="Nada mudou desde a versão 1"):
        lay_out(cast, after=1)


def test_whoever_was_overtaken_is_told_so(cast: Cast) -> None:
    lay_out(cast)
    with pytest.raises(Overtaken, match="Outra pessoa"):
        lay_out(cast, Design(), after=0)


def test_going_back_makes_a_new_version_like_the_old_one(cast: Cast) -> None:
    first = lay_out(cast)
    lay_out(cast, Design(), after=1)
    third = return_to(layout=first, by=cast.bruno.user)
    assert (third.version, third.copy_of, third.design) == (3, 1, DESIGN)
    assert last_event().data == {"version": 3, "copy_of": 1}
    with pytest.raises(DomainError, match="igual a esta"):
        return_to(layout=first, by=cast.bruno.user)


def test_a_certificate_names_its_version_and_prints_it_and_only_it(cast: Cast) -> None:
    layout = lay_out(cast)
    certificate = queued(cast)
    # Whatever is kept until the file is made changes nothing of it.
    lay_out(cast, Design(), after=1)
    snapshot = snapshot_from_json(certificate.snapshot)
    assert snapshot.layout == layout.used
    assert (snapshot.opening, snapshot.signatures) == (LAW, (SECRETARY,))
    assert look_of(snapshot) == DESIGN.look

    certificate = issue(certificate.pk)

    pdf = stored_bytes(certificate)
    front = pypdfium2.PdfDocument(pdf)[0]
    words = front.get_textpage().get_text_bounded()
    assert MOTTO in words
    assert "Tereza Maués" in words
    [found] = zxingcpp.read_barcodes(front.render(scale=150 / 72).to_pil())
    assert found.text == qr_text(certificate.verify_host, certificate.code)
    assert LOGO[:64] in pdf


def test_the_same_certificate_rendered_again_has_the_same_bytes(cast: Cast) -> None:
    lay_out(cast)
    certificate = issue(queued(cast).pk)
    first = stored_bytes(certificate)
    lay_out(cast, Design(), after=1)
    # As a worker finds it that comes back after the other was killed.
    Certificate.objects.filter(pk=certificate.pk).update(
        status=CertificateStatus.QUEUED, issued_at=None, file="", file_sha256=""
    )
    assert stored_bytes(issue(certificate.pk)) == first


def test_a_certificate_before_any_layout_stays_as_it_is_and_its_replacement_has_one(
    cast: Cast,
) -> None:
    old = issued(cast)
    lay_out(cast)
    new = replace_certificate(
        certificate=old, reason=ReplacementReason.WRONG_DATA, details="Erro.", by=cast.bruno.user
    )
    before, after = (json.loads(one.snapshot) for one in (old, new))
    assert before["schema_version"] == 1
    assert "layout" not in before
    assert (after["schema_version"], after["layout"]["version"]) == (2, 1)


def test_another_issuer_s_layout_is_not_used(cast: Cast) -> None:
    save_layout(issuer=cast.goiania, design=DESIGN, after=0, by=cast.davi.user)
    certificate = queue_certificate(completed(cast).pk)
    assert certificate is not None
    assert snapshot_from_json(certificate.snapshot).layout is None


def test_a_version_that_is_not_what_it_was_prints_nothing(cast: Cast) -> None:
    lay_out(cast)
    snapshot = snapshot_from_json(queued(cast).snapshot)
    assert snapshot.layout is not None
    changed = replace(snapshot, layout=replace(snapshot.layout, digest="0" * 64))
    with pytest.raises(ValueError, match="not what it was"):
        look_of(changed)


def test_the_verdict_shows_the_lines_of_the_layout(client: Client, cast: Cast) -> None:
    lay_out(cast)
    certificate = issue(queued(cast).pk)
    page = client.get(f"/v/{certificate.code}").content.decode()
    assert MOTTO in page
    assert LAW in page
    told = client.get(f"/v/{certificate.code}.json").json()
    assert told["certificate"]["layout"]["version"] == 1


def test_the_verdict_on_a_certificate_without_a_layout_says_nothing_of_one(
    client: Client, cast: Cast
) -> None:
    certificate = issued(cast)
    told = client.get(f"/v/{certificate.code}.json").json()
    assert told["certificate"].keys() == json.loads(certificate.snapshot).keys()

"""A certificate that nobody has: what a design would look like, marked as worth nothing."""

import base64
import io
from dataclasses import replace
from datetime import date, timedelta

from django.conf import settings
from PIL import Image

from certificates.layouts.rules import Design, dressed
from certificates.rendering.pdf import render_pictures
from certificates.snapshot.issuers import issuer_of
from certificates.snapshot.rules import (
    CertificateType,
    HoursSplit,
    LayoutUsed,
    PersonFacts,
    Signature,
    Snapshot,
    SyllabusUnit,
)
from lms.common.codes import RANDOM_LENGTH, check_symbol
from lms.organizations.models import Organization

# Widths of the pictures, in dots, and the density that gives them of a sheet of A4.
PHONE, DESKTOP = 720, 1287
DENSITIES = {PHONE: 61.6, DESKTOP: 110}
SIDES = ("frente", "verso")
# The same colours as the drawing has, with smooth letters.
_COLOURS = 128

_NO_CNPJ = "0" * 14
_CODE = "0" * RANDOM_LENGTH
_PERSON = PersonFacts(printed_name="Maria do Modelo e Silva", cpf_masked="***.000.000-**")
_UNITS = (
    SyllabusUnit(title="Acolher quem chega", minutes=720),
    SyllabusUnit(title="Escutar e decidir em equipe", minutes=960),
    SyllabusUnit(title="Cuidar no território", minutes=720),
)


def pictures(
    issuer: Organization, design: Design, *, on: date, width: int = DESKTOP
) -> list[bytes]:
    """Return front and back of an invented certificate of ``issuer``, as PNG.

    Args:
        issuer: read with its municipality and its state.
        design: checked.
        on: the day of issue.
        width: in dots, one of ``DENSITIES``.
    """
    used = LayoutUsed(public_id="", version=0, digest=design.digest)
    snapshot = dressed(_invented(issuer, on), design, used)
    made = render_pictures(snapshot, _PERSON, look=design.look, ppi=DENSITIES[width])
    return [_small(picture) for picture in made[: len(SIDES)]]


def address_of(picture: bytes, content_type: str = "image/png") -> str:
    """Return a picture as an address that holds it: one that is stored nowhere yet."""
    return f"data:{content_type};base64,{base64.b64encode(picture).decode()}"


def _small(picture: bytes) -> bytes:
    kept = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as opened:
        opened.convert("RGB").quantize(_COLOURS).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _invented(issuer: Organization, on: date) -> Snapshot:
    facts = issuer_of(issuer)
    return Snapshot(
        certificate_type=CertificateType.COMPLETION,
        number=f"0/{on.year}",
        code=_CODE + check_symbol(_CODE),
        verify_host=settings.VERIFY_HOST,
        issuer=replace(facts, cnpj=facts.cnpj or _NO_CNPJ),
        person_digest="",
        course_title="Acolhimento na atenção primária",
        action_kind="atualização",
        modality_label="híbrido",
        hours=HoursSplit(online_minutes=1680, classroom_minutes=720),
        lesson_minutes=60,
        total_minutes=2400,
        starts_on=on - timedelta(days=40),
        ends_on=on - timedelta(days=2),
        place="plataforma Percurso e unidades de saúde",
        result="aprovação",
        syllabus=_UNITS,
        signatures=(
            Signature(
                name="Quem aprovar o curso",
                post="Responsável pela aprovação do curso",
                signed_on=on - timedelta(days=50),
            ),
        ),
        registry="Registro de modelo",
        issued_on=on,
        is_demo=True,
    )

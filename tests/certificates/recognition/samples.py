"""Files as people send them, and certificates from elsewhere that were sent with them."""

import io
from datetime import date
from functools import cache

import qrcode
from PIL import Image, ImageDraw

from certificates.recognition import services
from certificates.recognition.models import ExternalCredential
from certificates.recognition.rules import Declared
from courses.hours.rules import ActionKind, Modality
from lms.people.models import EmploymentLink, Person
from tests.cast import Cast

DECLARED = Declared(
    issuer_name="Instituto Aurora de Ensino",
    issuer_cnpj="",
    title="Vacinação na prática",
    minutes=40 * 60,
    starts_on=date(2025, 3, 3),
    ends_on=date(2025, 4, 4),
    code="AB-123",
    address="https://aurora.example/validar",
)


@cache
def photo(*, qr: str = "", note: str = "", kind: str = "JPEG") -> bytes:
    """Return a picture of a paper, with a QR on it if there is something to say."""
    paper = Image.new("RGB", (700, 500), "white")
    ImageDraw.Draw(paper).text((40, 40), f"CERTIFICADO {note}", fill="black")
    if qr:
        made = qrcode.make(qr, box_size=6).get_image().convert("RGB")
        paper.paste(made, (300, 120))
    return saved(paper, kind)


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, **more)
    return written.getvalue()


@cache
def paper_pdf(*, pages: int = 1, note: str = "") -> bytes:
    """Return a scanned paper as a PDF."""
    sheets = [Image.open(io.BytesIO(photo(note=f"{note}{n}"))) for n in range(pages)]
    return saved(sheets[0], "PDF", save_all=True, append_images=sheets[1:])


def link_of(who: Person) -> EmploymentLink:
    return EmploymentLink.objects.select_related("employer").get(person=who)


def sent(
    cast: Cast,
    *,
    who: Person | None = None,
    content: bytes | None = None,
    declared: Declared = DECLARED,
) -> ExternalCredential:
    """Let somebody send a certificate from elsewhere; Ana where nobody is named."""
    person = who or cast.ana
    assert person.user
    draft = services.keep_draft(person=person, content=content or photo(), by=person.user)
    return services.submit(
        person=person, proof=draft, link=link_of(person), declared=declared, by=person.user
    )


def checked(cast: Cast, **more: object) -> ExternalCredential:
    """Send one and check it."""
    credential = sent(cast, **more)  # type: ignore[arg-type]
    services.check(credential.pk)
    credential.refresh_from_db()
    return credential


def accepted(cast: Cast, *, minutes: int = 30 * 60) -> ExternalCredential:
    """Send one of Ana's, check it and let Elisa recognise it."""
    return accept(cast, checked(cast), minutes=minutes)


def accept(
    cast: Cast, credential: ExternalCredential, *, minutes: int = 30 * 60
) -> ExternalCredential:
    assert cast.elisa.user
    return services.accept(
        credential=credential,
        minutes=minutes,
        modality=Modality.CLASSROOM,
        action_kind=ActionKind.UPDATE,
        note="Bom curso.",
        by=cast.elisa.user,
    )

"""The demonstration's certificates: a layout; one valid, replaced, revoked; two from elsewhere."""

import io
from datetime import date
from pathlib import Path
from typing import Final

import qrcode
from django.conf import settings
from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from certificates.credentials.pdf_keys import new_key
from certificates.issuing.models import Certificate
from certificates.issuing.rules import CertificateStatus, ReplacementReason, RevocationReason
from certificates.issuing.services import replace, revoke
from certificates.layouts import logos
from certificates.layouts.queries import current_of
from certificates.layouts.rules import Design
from certificates.layouts.services import save_layout
from certificates.recognition import services as recognition
from certificates.recognition.models import ExternalCredential
from certificates.recognition.policy import links_of
from certificates.recognition.rules import Declared
from certificates.rendering.fonts import SANS_REGULAR, SERIF_BOLD, face_file
from certificates.snapshot.rules import Signature
from courses.demo.seeding import cpf_of
from courses.hours.rules import ActionKind, Modality
from lms.demo import COORDINATORS, PARINTINS, person_of_cpf, user_of
from lms.organizations.models import Organization, OrganizationKind
from lms.people.models import Person

RIVER_GREEN, SUN = "#0b5d3b", "#f4a300"
VALID, REVOKED, REPLACED = "Luzia Nascimento Pinto", "Raimunda das Chagas e Silva", "Helena Couto"
SENDER, HUMAN_RESOURCES = "Ana Beatriz Souza", "Elisa Prado"
# An institute that does not exist, under a name that nobody can have.
INSTITUTE, INSTITUTE_HOST = "Instituto Aurora de Saúde", "aurora.example"
RECOGNISED: Final = Declared(
    issuer_name=INSTITUTE,
    issuer_cnpj="",
    title="Sala de vacina: conservação e registro",
    minutes=40 * 60,
    starts_on=date(2026, 3, 2),
    ends_on=date(2026, 3, 27),
    code="AUR-2026-0117",
    address=f"https://{INSTITUTE_HOST}/validar",
)
WAITING: Final = Declared(
    issuer_name=INSTITUTE,
    issuer_cnpj="",
    title="Escuta e acolhimento na atenção básica",
    minutes=16 * 60 + 30,
    starts_on=date(2026, 8, 10),
    ends_on=date(2026, 8, 14),
    code="AUR-2026-0342",
    address=f"https://{INSTITUTE_HOST}/validar",
)


def make_pdf_key() -> None:
    """Make the key that signs the demonstration's PDFs, where there is none yet."""
    path = Path(settings.PDF_KEY_FILE)
    if not path.exists():
        content = new_key("Percurso, demonstração", settings.PDF_KEY_PASSWORD, now=timezone.now())
        path.touch(mode=0o600)
        path.write_bytes(content)


def seed() -> None:
    """Give Parintins a layout; revoke one certificate and replace another, which has it."""
    coordinator = user_of(COORDINATORS[PARINTINS])
    lay_out()
    revoked, replaced = certificate_of(REVOKED), certificate_of(REPLACED)
    if revoked.status == CertificateStatus.ISSUED:
        revoke(
            certificate=revoked,
            reason=RevocationReason.ISSUED_IN_ERROR,
            details="Demonstração: a turma registrou a pessoa errada.",
            by=coordinator,
        )
    if replaced.status == CertificateStatus.ISSUED:
        replace(
            certificate=replaced,
            reason=ReplacementReason.WRONG_DATA,
            details="Demonstração: correção de um dado impresso.",
            by=coordinator,
        )
    seed_recognition()


def seed_recognition() -> None:
    """Let Ana send two certificates from elsewhere, of which human resources recognise one."""
    ana, elisa = (person_of_cpf(cpf_of(name)) for name in (SENDER, HUMAN_RESOURCES))
    if elisa.user is None or ExternalCredential.objects.filter(person=ana).exists():
        return
    recognised, _waits = _sent(ana, RECOGNISED, "PDF"), _sent(ana, WAITING, "JPEG")
    recognition.accept(
        credential=recognised,
        minutes=RECOGNISED.minutes,
        modality=Modality.ONLINE,
        action_kind=ActionKind.UPDATE,
        note="Conferido no site da instituição.",
        by=elisa.user,
    )


def _sent(person: Person, declared: Declared, kind: str) -> ExternalCredential:
    """Send a certificate with the paper that says it, and check it at once."""
    if person.user is None:
        raise LookupError("whoever sends a certificate signs in")
    paper = drawn_paper(person.name, declared, kind)
    draft = recognition.keep_draft(person=person, content=paper, by=person.user)
    made = recognition.submit(
        person=person,
        proof=draft,
        link=links_of(person)[0],
        declared=declared,
        by=person.user,
    )
    recognition.check(made.pk)
    return made


def drawn_paper(name: str, declared: Declared, kind: str) -> bytes:
    """Return the paper of an institute that does not exist, as a file of a kind of picture."""
    paper = Image.new("RGB", (1600, 1130), "#fffdf6")
    pen = ImageDraw.Draw(paper)
    pen.rectangle((40, 40, 1560, 1090), outline="#8a6d1f", width=6)
    title = ImageFont.truetype(str(face_file(SERIF_BOLD)), 92)
    text = ImageFont.truetype(str(face_file(SANS_REGULAR)), 42)
    pen.text((800, 190), "Certificado", "#3b2f0b", title, anchor="mm")
    lines = (
        declared.issuer_name,
        f"certifica que {name} concluiu o curso",
        declared.title,
        f"de {declared.starts_on:%d/%m/%Y} a {declared.ends_on:%d/%m/%Y}",
        f"{declared.minutes // 60} h {declared.minutes % 60 or ''}".strip(),
        f"Código {declared.code} · confira em {declared.address.removeprefix('https://')}",
        "Demonstração, sem valor: instituição inventada",
    )
    for number, line in enumerate(lines):
        pen.text((800, 330 + 76 * number), line, "#222222", text, anchor="mm")
    mark = qrcode.make(f"{declared.address}?codigo={declared.code}", box_size=5)
    paper.paste(mark.get_image().convert("RGB"), (1290, 850))
    written = io.BytesIO()
    paper.save(written, kind)
    return written.getvalue()


def lay_out() -> None:
    """Make the first version of Parintins' layout, where there is none yet."""
    issuer = Organization.objects.get(
        municipality=PARINTINS, kind=OrganizationKind.MUNICIPAL_HEALTH_DEPARTMENT
    )
    if current_of(issuer):
        return
    consent = date(2025, 2, 3)
    design = Design(
        main=RIVER_GREEN,
        accent=SUN,
        logo=logos.made_ready(io.BytesIO(drawn_logo())),
        signatures=(
            Signature(
                name="Tereza Cristina Maués",
                post="Secretária municipal de saúde",
                signed_on=consent,
            ),
            Signature(
                name="Bruno Lima Tavares",
                post="Coordenador de Educação Permanente em Saúde",
                signed_on=consent,
            ),
        ),
        closing="Quem cuida do rio e da floresta cuida da saúde.",
    )
    save_layout(issuer=issuer, design=design, after=0, by=user_of(COORDINATORS[PARINTINS]))


def drawn_logo() -> bytes:
    """Return an invented logo, as PNG: the sun over three waves."""
    picture = Image.new("RGBA", (900, 900), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((20, 20, 880, 880), fill=RIVER_GREEN)
    pen.ellipse((300, 170, 600, 470), fill=SUN)
    for top in (480, 590, 700):
        for left in range(150, 750, 200):
            pen.arc((left, top, left + 100, top + 80), 180, 360, fill="white", width=26)
            pen.arc((left + 74, top, left + 200, top + 80), 0, 180, fill="white", width=26)
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


def certificate_of(name: str) -> Certificate:
    """Return the first certificate of one of the demonstration's workers."""
    person = person_of_cpf(cpf_of(name))
    return Certificate.objects.filter(person=person).order_by("pk")[0]


def verdict_path() -> str:
    """Return the address of the verdict on the valid certificate."""
    return f"/v/{certificate_of(VALID).code}"

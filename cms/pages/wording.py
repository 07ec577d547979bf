"""The first texts of a municipality that has just joined; its coordinator changes them at will."""

from dataclasses import dataclass

from django.utils.html import format_html

from lms.organizations.models import Organization

HOME_SUMMARY = "Cursos gratuitos para quem trabalha no SUS. As horas contam para a carreira."

Body = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FirstText:
    """A section page to be."""

    title: str
    slug: str
    body: Body


def municipality_summary(name: str) -> str:
    """Return the first summary of a municipality's page."""
    return f"Cursos gratuitos para quem trabalha no SUS de {name}."


def first_texts(organization: Organization) -> list[FirstText]:
    """Return the texts that every municipality starts with."""
    return [
        FirstText("Sobre", "sobre", _about(organization)),
        FirstText("Privacidade", "privacidade", _privacy(organization)),
    ]


def _about(organization: Organization) -> Body:
    return [
        _paragraph(
            "<p>{} oferece aqui os cursos de Educação Permanente em Saúde: "
            "estudo que parte do trabalho de cada dia e volta para ele.</p>",
            organization.legal_name,
        ),
        _paragraph(
            "<h2>Para quem é</h2><p>Para quem trabalha no SUS do município, em qualquer função. "
            "As horas de cada curso ficam registradas e valem para a carreira, "
            "como diz a lei do município.</p>"
        ),
        *_contact(organization, "Fale com a gente"),
    ]


def _privacy(organization: Organization) -> Body:
    return [
        _paragraph(
            "<p>{} guarda só o que precisa para registrar seus cursos, suas horas e seus "
            "certificados, e cuida desses dados como manda a lei.</p>",
            organization.legal_name,
        ),
        _paragraph(
            "<h2>O que você pode pedir</h2><p>Ver seus dados, corrigir o que estiver errado e "
            "receber uma cópia. O que a lei manda guardar, como a prova de um certificado, "
            "continua guardado.</p>"
        ),
        *_contact(organization, "Com quem falar"),
    ]


def _contact(organization: Organization, title: str) -> Body:
    if not organization.contact:
        return []
    return [_paragraph("<h2>{}</h2><p>{}</p>", title, organization.contact)]


def _paragraph(html: str, *facts: str) -> tuple[str, str]:
    return ("paragraph", str(format_html(html, *facts)) if facts else html)

"""The steps that a coordinator sees: a word, an address and what follows, for each action."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from courses.offerings.models import Offering
from courses.offerings.rules import Action, OfferingState


@dataclass(frozen=True)
class StepFace:
    """How an action is put to a person.

    Attributes:
        slug: in the address.
        label: on the button.
        question: the title of the page that asks.
        consequence: what happens, in one or two sentences.
        done: what is said afterwards.
    """

    action: Action
    slug: str
    label: str
    question: str
    consequence: str
    done: str
    variant: str = ""


FACES = (
    StepFace(
        Action.OPEN,
        "abrir",
        "Abrir inscrições",
        "Abrir as inscrições?",
        "O botão de matrícula aparece na página do curso. "
        "Daí em diante, a carga horária e as perguntas desta turma não mudam mais.",
        "Inscrições abertas. O botão de matrícula já está na página do curso.",
    ),
    StepFace(
        Action.START,
        "comecar",
        "Marcar como em andamento",
        "Marcar a turma como em andamento?",
        "Quem chegar ainda consegue se matricular, se houver vaga.",
        "Turma em andamento.",
        variant="secondary",
    ),
    StepFace(
        Action.FINISH,
        "fechamento",
        "Começar o fechamento",
        "Começar o fechamento?",
        "Ninguém mais entra na turma. Quem já está nela ainda pode terminar, "
        "até você encerrar de vez.",
        "Fechamento começado. Confira quem falta e, depois, encerre a turma.",
        variant="secondary",
    ),
    StepFace(
        Action.CANCEL,
        "cancelar",
        "Cancelar a turma",
        "Cancelar a turma?",
        "As matrículas abertas são canceladas e cada pessoa recebe um aviso. Não dá para desfazer.",
        "Turma cancelada. As pessoas matriculadas recebem um aviso.",
        variant="danger",
    ),
)
BY_SLUG = {face.slug: face for face in FACES}

_OFFERED = {
    OfferingState.DRAFT: ("abrir", "cancelar"),
    OfferingState.SUBMITTED: ("abrir", "cancelar"),
    OfferingState.APPROVED: ("abrir", "cancelar"),
    OfferingState.ENROLLING: ("comecar", "cancelar"),
    OfferingState.RUNNING: ("fechamento", "cancelar"),
    OfferingState.CLOSING: ("encerrar", "cancelar"),
}


@dataclass(frozen=True)
class Step:
    """A button of the offering's page."""

    label: str
    href: str
    variant: str


def steps_for(offering: Offering, *, on: date) -> list[Step]:
    """Return the steps that may be taken now, the usual one first."""
    slugs = list(_OFFERED.get(OfferingState(offering.state), ()))
    if "comecar" in slugs and on < offering.starts_on:
        slugs.remove("comecar")
    return [_step(offering, slug) for slug in slugs]


def _step(offering: Offering, slug: str) -> Step:
    if slug == "encerrar":
        return Step(
            "Encerrar a turma", reverse("courses:offering_close", args=[offering.public_id]), ""
        )
    face = BY_SLUG[slug]
    href = reverse("courses:offering_step", args=[offering.public_id, slug])
    return Step(face.label, href, "quiet" if face.variant == "danger" else face.variant)

"""One invented question of each kind, as an author writes it: for the style catalogue and tests."""

from typing import Any
from uuid import NAMESPACE_OID, uuid5

Authored = dict[str, Any]


def item(name: str, value: object) -> Authored:
    """Return one item of a list."""
    return {"type": "item", "id": str(uuid5(NAMESPACE_OID, name)), "value": value}


def items(*texts: str) -> list[Authored]:
    """Return a list of texts."""
    return [item(text, text) for text in texts]


def option(text: str, *, right: bool = False, feedback: str = "") -> Authored:
    """Return an option of a choice."""
    return item(text, {"text": text, "is_correct": right, "feedback": feedback})


def area(text: str, left: int, *, right: bool = False) -> Authored:
    """Return a place on a picture, ``left`` per cent from its border."""
    sides = {"left": left, "top": 10, "width": 20, "height": 30}
    return item(text, {"text": text, "is_correct": right, **sides})


def stage(facts: str, prompt: str, *options: Authored, feedback: str) -> Authored:
    """Return a stage of a case."""
    value = {"facts": facts, "prompt": prompt, "options": list(options), "feedback": feedback}
    return item(facts, value)


# What is asked, and the values of their blocks but for what every question has.
_AUTHORED: dict[str, Authored] = {
    "single_choice": {
        "prompt": "Ela chega ao balcão e pede só a receita. O que você faz primeiro?",
        "options": [
            option("Pergunto como ela está", right=True),
            option("Entrego a receita", feedback="Um pedido simples pode ser um pedido de ajuda."),
        ],
    },
    "multiple_choice": {
        "prompt": "O que conferir antes de medir a pressão?",
        "options": [
            option("Costas apoiadas", right=True),
            option("Pés no chão", right=True),
            option("Fila andando"),
        ],
    },
    "true_false": {"prompt": "Conversar durante a medida muda o resultado.", "is_true": True},
    "numeric": {
        "prompt": "Quantos minutos a pessoa espera sentada antes da medida?",
        "answer": "5",
        "tolerance": "0",
        "unit": "minutos",
    },
    "short_text": {
        "prompt": "O braço fica apoiado na altura de que parte do corpo?",
        "answers": items("coração", "o coração"),
    },
    "ordering": {
        "prompt": "Ponha a medida da pressão em ordem.",
        "items": items("Sentar", "Esperar 5 minutos", "Medir", "Anotar"),
    },
    "matching": {
        "prompt": "Qual manguito para cada braço?",
        "pairs": [
            item("par 1", {"left": "Braço fino", "right": "Manguito pequeno"}),
            item("par 2", {"left": "Braço largo", "right": "Manguito grande"}),
            item("par 3", {"left": "Braço comum", "right": "Manguito adulto"}),
        ],
        "distractors": items("Manguito de coxa"),
    },
    "gap_filling": {
        "prompt": "Complete o que se faz antes da medida.",
        "text": "Espere [5|cinco] minutos com as costas [apoiadas] e as pernas [descruzadas].",
        "is_typed": False,
        "distractors": items("cruzadas", "30"),
    },
    "reflection": {
        "prompt": "No seu posto, o que atrapalha uma medida com calma?",
        "feedback": "Muita gente pensa na fila. Veja o que dá para combinar com a equipe.",
    },
    "hotspot": {
        "prompt": "Toque no lugar onde o manguito fica.",
        "image": 1,
        "alt": "Uma pessoa sentada, com o braço na mesa.",
        "areas": [
            area("No alto do braço", 5, right=True),
            area("No punho", 45),
            area("Na mão", 75),
        ],
    },
    "calculated_dose": {
        "prompt": "Uma criança de {peso} kg precisa de {dose} mg por kg. Quantos mg ao todo?",
        "variables": [
            item("peso", {"name": "peso", "smallest": "10", "largest": "30", "step": "1"}),
            item("dose", {"name": "dose", "smallest": "10", "largest": "15", "step": "0.5"}),
        ],
        "formula": "peso * dose",
        "places": 1,
        "tolerance": "0",
        "tolerance_is_percent": False,
        "unit": "mg",
        "feedback": "São {peso} vezes {dose}.",
    },
    "staged_case": {
        "prompt": "Dona Lurdes pede a receita no balcão e diz que está tonta.",
        "stages": [
            stage(
                "Ela se apoia no balcão.",
                "O que você faz?",
                option("Ajudo a sentar", right=True),
                option("Peço que volte depois"),
                feedback="Quem está tonto pode cair.",
            ),
            stage(
                "Sentada, a máxima é 190.",
                "E agora?",
                option("Repito a medida", right=True),
                option("Aviso a enfermeira", right=True),
                option("Marco para o mês que vem"),
                feedback="Um valor assim se confirma e se conta na hora.",
            ),
            stage(
                "Depois do descanso, ela melhora.",
                "Como termina?",
                option("Combino a volta para amanhã", right=True),
                option("Dou alta"),
                feedback="Melhorar não encerra o cuidado.",
            ),
        ],
    },
}
KINDS = tuple(_AUTHORED)


def value_of(kind: str, **changes: object) -> Authored:
    """Return a block's whole value."""
    usual = {"feedback": "Porque sim.", "is_practice": True}
    return {**usual, **_AUTHORED[kind], **changes}

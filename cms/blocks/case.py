"""A case that branches: the reader decides and sees where that leads."""

from typing import Any, ClassVar

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms.blocks.case_rules import MOST_STEPS, CaseStep, folded, refusal_of
from cms.blocks.lists import at_least
from cms.blocks.refusals import refused, refused_fields

NAME_LENGTH = 40


class TurnBlock(blocks.StructBlock):
    """A choice that leads to another step."""

    text = blocks.CharBlock(label="O que a pessoa decide", max_length=200)
    goes_to = blocks.CharBlock(
        label="Leva ao passo",
        max_length=NAME_LENGTH,
        help_text="O nome curto de um dos passos, como está escrito lá.",
    )

    class Meta:
        icon = "redirect"
        label = "Escolha"


class CaseStepBlock(blocks.StructBlock):
    """What happens, and either what may be done next or what this end teaches."""

    name = blocks.CharBlock(
        label="Nome curto",
        max_length=NAME_LENGTH,
        help_text="Só para ligar os passos, como “visita”. Quem estuda não vê.",
    )
    text = blocks.TextBlock(label="O que acontece", max_length=1500, rows=4)
    image = ImageChooserBlock(label="Imagem", required=False)
    alt = blocks.CharBlock(
        label="Texto alternativo",
        max_length=300,
        required=False,
        help_text="Obrigatório se houver imagem: diga o que ela mostra.",
    )
    choices = blocks.ListBlock(
        TurnBlock(),
        label="Escolhas",
        default=[],
        max_num=4,
        help_text="Até 4. Deixe sem nenhuma se o caso acaba aqui.",
    )
    teaching = blocks.TextBlock(
        label="O que este final ensina",
        max_length=1000,
        rows=3,
        required=False,
        help_text="Só nos finais. Ensine, sem culpar.",
    )

    def clean(self, value: Any) -> Any:
        """Refuse a picture without its words; a draft may wait."""
        cleaned = super().clean(value)
        is_told = cleaned["alt"] or not cleaned["image"]
        if not is_told and not self.is_deferred_validation:
            raise refused_fields({"alt": "Diga o que a imagem mostra, para quem não a vê."})
        return cleaned

    class Meta:
        icon = "comment"
        label = "Passo"


class CaseBlock(blocks.StructBlock):
    """A story of at most twenty steps. It is drawn whole, so it works offline and on paper."""

    title = blocks.CharBlock(label="Título do caso", max_length=160)
    steps = at_least(
        2,
        CaseStepBlock(),
        label="Passos",
        max_num=MOST_STEPS,
        help_text=(
            "O caso começa no primeiro. Cada escolha leva a um passo pelo nome curto; quem não "
            "tem escolhas é um final e diz o que ensina. Nunca conte a história de um paciente "
            "que alguém possa reconhecer."
        ),
    )

    def clean(self, value: Any) -> Any:
        """Refuse a case that cannot be walked to an end; a draft may wait."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        sentence = refusal_of([walked(step) for step in cleaned["steps"]])
        if sentence:
            raise refused(sentence)
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Give the template the steps with their addresses inside the page."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        block = (parent_context or {}).get("block")
        return {**context, "steps": drawn(value["steps"], getattr(block, "id", None) or "previa")}

    class Meta:
        icon = "resubmit"
        label = "Caso com caminhos"
        group = "Para o trabalho"
        template = "cms/blocks/case.html"
        description = "Uma história em que a pessoa decide e vê aonde a decisão leva."
        preview_value: ClassVar[dict[str, Any]] = {
            "title": "Dona Lurdes pede a receita",
            "steps": [
                {
                    "name": "balcão",
                    "text": "Ela chega ao balcão e pede só a receita. O que você faz?",
                    "image": None,
                    "alt": "",
                    "choices": [{"text": "Pergunto como ela está", "goes_to": "escuta"}],
                    "teaching": "",
                },
                {
                    "name": "escuta",
                    "text": "Ela conta que parou o remédio.",
                    "image": None,
                    "alt": "",
                    "choices": [],
                    "teaching": "Um pedido simples pode ser o jeito de pedir ajuda.",
                },
            ],
        }


def walked(step: Any) -> CaseStep:
    """Return a step as the rules see it."""
    goes_to = tuple(choice["goes_to"] for choice in step["choices"])
    return CaseStep(step["name"], goes_to, is_end=bool(step["teaching"].strip()))


def drawn(steps: Any, key: str) -> list[dict[str, Any]]:
    """Return the steps as the template shows them, with anchors that are the block's own."""
    numbers = {folded(step["name"]): number for number, step in enumerate(steps, start=1)}
    return [
        {
            "number": number,
            "anchor": f"caso-{key}-{number}",
            "text": step["text"],
            "picture": {"image": step["image"], "alt": step["alt"]},
            "choices": [turn for choice in step["choices"] for turn in _turn(choice, numbers, key)],
            "teaching": step["teaching"],
        }
        for number, step in enumerate(steps, start=1)
    ]


def _turn(choice: Any, numbers: dict[str, int], key: str) -> list[dict[str, Any]]:
    """Return a choice with where it leads; nothing while a draft names no step."""
    number = numbers.get(folded(choice["goes_to"]))
    if number is None:
        return []
    return [{"text": choice["text"], "number": number, "anchor": f"caso-{key}-{number}"}]

"""What a lesson asks people to do away from the screen."""

from typing import Any, ClassVar

from wagtail import blocks

LONGEST_MINUTES = 480


class ActivityBlock(blocks.StructBlock):
    """An activity at work. Nothing is graded or kept here: it prepares what comes after."""

    title = blocks.CharBlock(
        label="Título", max_length=120, help_text="Comece por um verbo: “Converse com…”."
    )
    minutes = blocks.IntegerBlock(
        label="Minutos", min_value=5, max_value=LONGEST_MINUTES, help_text="De 5 a 480."
    )
    task = blocks.TextBlock(label="O que fazer", max_length=1500, rows=4)
    checklist = blocks.ListBlock(
        blocks.CharBlock(label="Item", max_length=200),
        label="Para conferir",
        default=[],
        max_num=10,
        required=False,
        help_text="Se quiser, até 10 itens. Saem com um quadrinho para marcar no papel.",
    )
    bring_back = blocks.TextBlock(
        label="O que trazer de volta",
        max_length=600,
        rows=2,
        help_text="Uma anotação, um número, uma conversa. Nunca dado de paciente.",
    )

    class Meta:
        icon = "clipboard-list"
        label = "Atividade no trabalho"
        group = "Para o trabalho"
        template = "cms/blocks/activity.html"
        description = "O que fazer no serviço, em quanto tempo, e o que trazer de volta."
        preview_value: ClassVar[dict[str, Any]] = {
            "title": "Observe uma medida de pressão",
            "minutes": 30,
            "task": "Fique ao lado de um colega enquanto ele mede a pressão de três pessoas.",
            "checklist": ["A pessoa descansou 5 minutos", "O braço estava apoiado"],
            "bring_back": "O que deu certo e o que a equipe pode acertar.",
        }

"""The bank of questions on hand hygiene: the quiz draws two of them in each attempt."""

from courses.demo.content.shapes import (
    Theme,
    graded,
    numeric,
    right,
    single_choice,
    true_false,
    wrong,
)

MOMENTS = "Cinco momentos"

BANK = (
    Theme(
        "383ab880-c7cd-419e-870b-49d9f39bad49",
        MOMENTS,
        graded(
            true_false(
                "ebdedc3a-d71c-4293-8de4-650a2f18f5eb",
                "Rosângela vai aplicar uma vacina. Limpar as mãos logo antes é um dos cinco momentos.",
                is_true=True,
                feedback="É o segundo: antes de procedimento limpo, como vacina, curativo e coleta.",
            ),
            true_false(
                "60b5011e-da91-4d50-9400-badd9c6be7c5",
                "Os momentos de “depois” protegem só a pessoa que acabou de ser cuidada.",
                is_true=False,
                feedback=(
                    "Os de “antes” protegem a pessoa. Os de “depois” protegem você e quem vem em "
                    "seguida."
                ),
            ),
            single_choice(
                "6d0fa9df-15a1-455e-8b8c-237ffd0a8e5d",
                "Você ajudou a trocar a fralda de um bebê, de luva. Tirou a luva. Que momento é este?",
                wrong(
                    "5ef419c4-50cc-4252-acec-77528e411d31",
                    "Nenhum: a luva já protegeu a mão",
                    "A luva pode ter furo que não se vê, e a mão se suja ao tirar.",
                ),
                right(
                    "36242675-4c63-4857-afed-489b42a1c193",
                    "Depois do risco de contato com fluidos do corpo",
                    "É o terceiro, e vale mesmo de luva.",
                ),
                wrong(
                    "9e5f1727-545c-4f9a-93ea-85c9aedfc9d8",
                    "Antes de procedimento limpo",
                    "Esse vem antes de vacina, curativo, coleta.",
                ),
                feedback="Tirou a luva, limpe as mãos.",
            ),
            numeric(
                "9976f8d9-70db-4697-ac36-cbba5e3b445d",
                "Dos cinco momentos, quantos vêm antes de tocar a pessoa ou de um procedimento?",
                answer="2",
                tolerance="0",
                unit="momentos",
                feedback="Dois antes, três depois.",
            ),
        ),
    ),
)

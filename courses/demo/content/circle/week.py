"""The one lesson: a situation of the week, a circle, an agreement."""

from courses.demo.content.circle import sources
from courses.demo.content.citing import as_html
from courses.demo.content.shapes import (
    Lesson,
    callout,
    paragraph,
    right,
    single_choice,
    wrong,
)

LESSON = Lesson(
    slug="uma-situacao-uma-roda-um-combinado",
    title="Uma situação, uma roda, um combinado",
    summary="Como a equipe aprende com o próprio trabalho, sem palestra e sem culpado.",
    minutes=20,
    is_graded=False,
    blocks=(
        paragraph(
            "6d9c2d47-24c0-496c-b0e1-f71c4037b435",
            "<h2>Comece pelo trabalho</h2>"
            "<p>Educação permanente é aprender no trabalho e com o trabalho. O assunto não vem de "
            "uma lista: vem do que a equipe viveu. Escolham <b>uma situação da semana</b>: a visita "
            "que não deu certo, a consulta que demorou, a mãe que foi embora sem ser ouvida.</p>"
            "<p>Uma boa situação é pequena, aconteceu de verdade e envolve mais de uma pessoa. "
            "Conte sem nome de paciente e sem nada que mostre quem é.</p>",
        ),
        paragraph(
            "84cf32b7-8b7d-47bb-bb59-b289d570ca7b",
            "<h2>Em roda, todo mundo fala</h2>"
            "<p>Sentem de um jeito em que todas as pessoas se vejam. Quem conduz faz três "
            "perguntas, uma de cada vez, e espera:</p>"
            "<ol><li>O que aconteceu?</li><li>Por que foi assim, e não de outro jeito?</li>"
            "<li>O que está nas nossas mãos mudar?</li></ol>"
            "<p>A recepção, a limpeza e o transporte sabem coisas que o consultório não sabe. Se "
            "alguém ainda não falou, pergunte primeiro a essa pessoa na próxima volta.</p>",
        ),
        callout(
            "cf9efc32-a1ee-4a29-88fa-0d43dba51139",
            "info",
            "Roda não é tribunal",
            "<p>A pergunta é sobre como o trabalho está arrumado, e não sobre quem errou. Falta "
            "grave se trata em outro lugar, com a chefia.</p>",
        ),
        single_choice(
            "daa1453d-b412-49df-a22c-7bb13ac78e5a",
            "Na roda, a recepcionista conta que a fila dobra na segunda-feira. O que ajuda mais?",
            right(
                "e7752466-4e62-4042-a305-4800f4087587",
                "Perguntar por que dobra, e o que a equipe pode mudar",
                "Isso. A situação vira pergunta, e a pergunta vira mudança.",
            ),
            wrong(
                "934b838b-b3eb-4faa-bdf9-ba16d6428db6",
                "Marcar uma palestra sobre paciência",
                "A palestra não mexe na fila. Ouça quem vive o problema.",
            ),
            wrong(
                "2bc41a41-7909-42d6-8b2c-c421306fcb68",
                "Anotar o nome de quem chegou atrasado",
                "Aí a roda vira tribunal, e na próxima ninguém conta nada.",
            ),
            feedback="Primeiro entender, depois mudar o que está nas mãos da equipe.",
        ),
        paragraph(
            "8799ae53-3f07-40ad-a6de-7d545eeb0045",
            "<h2>Saiam com um combinado</h2>"
            "<p>Antes de levantar, escrevam uma frase: <b>o que</b> vamos fazer, <b>quem</b> cuida "
            "disso e <b>até quando</b>. Um combinado pequeno e cumprido ensina mais do que dez "
            "esquecidos. Na roda seguinte, comecem por ele: deu certo? O que faltou?</p>",
        ),
        paragraph(
            "15bd09f8-af9f-47e1-a58c-2a20d2982355",
            as_html(sources.PORTARIA_198, sources.PORTARIA_1996, sources.PNEPS_2018),
        ),
    ),
)

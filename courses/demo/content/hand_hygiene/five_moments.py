"""Lesson 1: when hands are cleaned, at the unit and on a home visit."""

from courses.demo.content.citing import as_html
from courses.demo.content.hand_hygiene import sources
from courses.demo.content.shapes import (
    Lesson,
    callout,
    image,
    multiple_choice,
    paragraph,
    right,
    single_choice,
    true_false,
    wrong,
)

LESSON = Lesson(
    slug="cinco-momentos",
    title="Os cinco momentos",
    summary="Por que as mãos levam e trazem, e os cinco momentos em que elas precisam estar limpas.",
    minutes=15,
    is_graded=False,
    blocks=(
        paragraph(
            "6e66f3cf-1467-47ba-a44e-595f5a292bd1",
            "<h2>Dezesseis, depois três</h2>"
            "<p>Viena, 1847. Numa maternidade, de cada cem mulheres que davam à luz, perto de "
            "<b>dezesseis</b> morriam de febre. Na clínica ao lado, sete. O médico Ignaz Semmelweis "
            "percebeu uma diferença: na primeira, os médicos vinham direto da sala de autópsia.</p>"
            "<p>Ele mandou lavar as mãos com uma solução de cloro antes de cada exame. As mortes caíram "
            "para perto de <b>três</b> em cada cem. Ninguém ainda sabia o que era uma bactéria.</p>"
            "<p>Hoje sabemos. E a medida mais simples continua sendo uma das que mais salvam.</p>",
        ),
        callout(
            "228dd992-c9ec-46e7-8658-26cc9b7bd8ed",
            "info",
            "As pessoas deste curso são inventadas",
            "<p>Menos Semmelweis, que existiu. As outras são como as que toda equipe conhece.</p>",
        ),
        paragraph(
            "61e4d1b0-24f8-43c7-b77a-e79d09e88fab",
            "<h2>A mão leva e traz</h2>"
            "<p>Na pele moram micróbios que são nossos e quase nunca fazem mal. Os outros, a mão "
            "<b>pega</b>: na maçaneta, na ferida, na fralda, na braçadeira do aparelho de pressão. E "
            "<b>entrega</b> na próxima pessoa que toca.</p>"
            "<p>Limpar as mãos protege três: quem é cuidado, quem vem depois e <b>você</b>.</p>"
            "<h2>Os cinco momentos</h2>"
            "<p>A Organização Mundial da Saúde reuniu as indicações em cinco momentos, que o protocolo "
            "brasileiro de 2013 adotou:</p>"
            "<ol>"
            "<li><b>Antes de tocar a pessoa.</b> Antes de medir a pressão, examinar, dar a mão.</li>"
            "<li><b>Antes de procedimento limpo.</b> Curativo, injeção, vacina, coleta, colírio.</li>"
            "<li><b>Depois do risco de contato com fluidos do corpo.</b> Sangue, urina, secreção, mesmo "
            "de luva.</li>"
            "<li><b>Depois de tocar a pessoa.</b> Antes de ir ao teclado, à caneta, ao celular.</li>"
            "<li><b>Depois de tocar o que está perto dela.</b> Cama, cadeira, mesinha, mesmo sem ter "
            "tocado nela.</li>"
            "</ol>"
            "<p>Dois antes, três depois. Os <b>antes</b> protegem a pessoa. Os <b>depois</b> protegem "
            "você e quem vem em seguida.</p>",
        ),
        image(
            "fa4194ca-b8b7-417d-81c3-b0c5eb434bab",
            "five_moments",
            alt=(
                "Desenho: uma pessoa sentada dentro de um círculo pontilhado, com cinco números em volta. "
                "Um, antes de tocar; dois, antes de procedimento limpo; três, depois de fluidos; quatro, "
                "depois de tocar; cinco, depois de tocar o que está perto."
            ),
            caption=(
                "Dois antes, três depois. O círculo pontilhado é o espaço da pessoa: ela e o que está ao "
                "alcance dela."
            ),
        ),
        single_choice(
            "04427ab7-8dcf-4272-ae6a-cb6b55b78c0b",
            "A técnica Rosângela aplicou a vacina, jogou a seringa na caixa e vai anotar no computador. "
            "O que falta?",
            wrong(
                "f8b79609-255c-45f4-8b21-f9b515e4cc91",
                "Nada: ela usou luvas, então as mãos estão limpas",
                "Luva não substitui a limpeza das mãos. Ao tirar, a mão pode se sujar.",
            ),
            right(
                "72f1be9e-e996-4ac4-9a0e-aff3544b3c4e",
                "Limpar as mãos antes de tocar no teclado",
                "Isso. Depois de tocar a pessoa e do risco de sangue: momentos 3 e 4. O teclado é de todo "
                "mundo.",
            ),
            wrong(
                "9548c813-d015-48be-9399-ad374a3f739c",
                "Limpar as mãos só no fim da fila",
                "No fim da fila, o teclado e os outros braços já receberam o que a mão levou.",
            ),
            wrong(
                "aac1268b-bc0a-490c-9f9e-e8a4fa93760c",
                "Trocar a luva e seguir",
                "Entre uma luva e outra, a mão precisa ser limpa.",
            ),
            feedback="Depois da pessoa e antes do teclado. Vinte segundos de álcool resolvem.",
        ),
        paragraph(
            "c6b5fe4f-5f3d-42d6-ad20-cbd4cf54e390",
            "<h2>Luva não é mão limpa</h2>"
            "<p>A luva protege de sangue e secreção. Mas ela pode ter furo que não se vê, e a mão se "
            "suja ao tirar. A Norma Regulamentadora 32 é clara: o uso de luva <b>não substitui</b> a "
            "lavagem das mãos, que deve ser feita, no mínimo, antes e depois.</p>"
            "<p>Luva que atende duas pessoas leva de uma para a outra. E luva na maçaneta suja a "
            "maçaneta.</p>"
            "<h2>Na visita</h2>"
            "<p>Os cinco momentos são os mesmos na casa. O que muda é a água. Leve na bolsa um frasco "
            "de álcool em gel e use:</p>"
            "<ul>"
            "<li>ao chegar, antes de tocar na pessoa;</li>"
            "<li>antes do curativo ou da glicemia;</li>"
            "<li>depois do curativo, ao tirar a luva;</li>"
            "<li>ao sair, antes do celular.</li>"
            "</ul>"
            "<p>Explique o gesto: “Vou limpar as mãos para cuidar da senhora”. Quem vê, aprende e "
            "cobra.</p>",
        ),
        multiple_choice(
            "b9e33c08-1213-4a4d-921e-be4131a7a826",
            "Marlene está na casa de Seu Benedito. Em quais momentos ela limpa as mãos? Marque todos.",
            right(
                "a792ce17-8ffd-4012-b184-6634bf6d9931",
                "Antes de examinar o pé dele",
                "Momento 1: antes de tocar a pessoa.",
            ),
            right(
                "7e9e9d18-0bbc-4ff9-832f-f9c16c00b9f6",
                "Depois de arrumar a almofada e a mesinha, mesmo sem tocar nele",
                "Momento 5: o que está perto da pessoa também conta.",
            ),
            right(
                "af750840-f661-4e2f-86a8-325bb44e1b31",
                "Depois de examinar o pé, antes de pegar o celular para anotar",
                "Momento 4: depois de tocar a pessoa.",
            ),
            wrong(
                "86aea09a-a50f-49de-b7f9-9312c24edda0",
                "Ao passar na frente da casa, sem entrar",
                "Sem contato com a pessoa nem com as coisas dela, não é um dos cinco momentos.",
            ),
            feedback="Dois antes, três depois. A casa não muda a regra.",
        ),
        true_false(
            "3e0d6ae5-559a-4b48-b578-3af6b9bef69e",
            "Quem só encostou na cadeira de rodas da pessoa, sem tocar nela, não precisa limpar as "
            "mãos.",
            is_true=False,
            feedback=(
                "É o momento 5: depois de tocar o que está perto da pessoa. A cadeira leva o que as mãos de "
                "todos deixaram nela."
            ),
        ),
        callout(
            "14678029-45d2-4892-96a9-ea36e720688b",
            "remember",
            "Para levar no bolso",
            "<p><b>Antes de tocar. Antes do procedimento limpo. Depois de fluidos. Depois de tocar. "
            "Depois do que está perto.</b></p>",
        ),
        paragraph(
            "7c1064d7-616f-4ca6-a151-188be062a80c",
            as_html(
                sources.WHO_2009,
                sources.PROTOCOL_2013,
                sources.NR_32,
                further=(sources.ANVISA_MANUAL_2009,),
            ),
        ),
    ),
)

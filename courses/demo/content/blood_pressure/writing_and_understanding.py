"""Lesson 4: what to write down, what the values are called, and standing up."""

from courses.demo.content.blood_pressure import sources
from courses.demo.content.citing import as_html
from courses.demo.content.shapes import (
    Lesson,
    callout,
    image,
    multiple_choice,
    numeric,
    paragraph,
    right,
    single_choice,
    true_false,
    wrong,
)

LESSON = Lesson(
    slug="anotar-e-entender",
    title="Anotar e entender os números",
    summary=(
        "O que escrever para quem vai decidir, como se chamam os valores, por que um dia só não "
        "fecha diagnóstico e quando medir em pé."
    ),
    minutes=20,
    is_graded=False,
    blocks=(
        paragraph(
            "1f59d94e-ddd0-4122-86ad-d1d72a9e9965",
            "<h2>Três cadernos, três histórias</h2>"
            "<p>A enfermeira Cleide abre o prontuário de Dona Iracema. Em março: “PA 14x9”. Em abril: "
            "“PA 140x90”. Em maio: “PA 140x90”. Três meses iguais? Ou três pessoas com pressa?</p>"
            "<p>Números terminados em zero, um atrás do outro, costumam ser números "
            "<b>arredondados</b>. E justo em volta de 140 por 90, arredondar muda a decisão.</p>",
        ),
        paragraph(
            "8abc45ce-6d8e-492c-a62a-ce6c07a7759f",
            "<h2>Anotar para quem vai decidir</h2>"
            "<p>“14 por 9” esconde muita coisa: 136 por 86 ou 144 por 94? "
            "No prontuário, escreva:</p>"
            "<ul>"
            "<li>os valores exatos, em mmHg, de todas as medidas;</li>"
            "<li>o braço, a posição e o tamanho do manguito;</li>"
            "<li>a hora da medida e a hora do último remédio;</li>"
            "<li>o que atrapalhou: dor, choro, pulso fora de ritmo.</li>"
            "</ul>",
        ),
        multiple_choice(
            "1d597018-2085-4425-97f2-40e4b685c81f",
            "Qual anotação ajuda de verdade quem vai decidir? Marque todas as partes que devem estar no "
            "registro.",
            right(
                "acb7ad7d-5d59-487b-bfe2-fd325b0d5e9f",
                "“148 por 90 e 144 por 88, braço direito, sentada”",
                "Valores exatos, braço e posição. Dá para comparar com a próxima.",
            ),
            right(
                "896a447b-d079-4816-b979-888ef197306f",
                "“Manguito de 27 a 34 cm; braço de 31 cm”",
                "Quem lê sabe que o manguito servia.",
            ),
            right(
                "b13a0387-715f-41dd-b4f9-43fd41d31d47",
                "“8h10; último remédio às 21h de ontem”",
                "A hora conta em que ponto do remédio a medida caiu.",
            ),
            right(
                "e001d2c7-86da-47a8-9ab8-56465ca46a9a",
                "“Chegou chorando; perdeu um parente ontem”",
                "Ajuda a entender o número e a cuidar da pessoa.",
            ),
            wrong(
                "a862b5da-8cb1-48ae-b863-b463f80f61c7",
                "“Pressão boa”",
                "Boa para quem? Sem número, ninguém acompanha.",
            ),
            wrong(
                "4c8eb3d0-5695-46e0-aa96-16e0e913e5f3",
                "“14 por 9”",
                "Pode ser 136 por 86 ou 144 por 94. São decisões diferentes.",
            ),
            feedback=(
                "Valor exato, braço, posição, manguito, hora, remédio e o que atrapalhou. É meio minuto a "
                "mais."
            ),
        ),
        paragraph(
            "0271edb2-2f9b-4e28-b080-1b6a516571f7",
            "<h2>Como se chamam os valores</h2>"
            "<p>Para adultos, medidos <b>na unidade</b>, as diretrizes brasileiras de 2020 e de 2025 "
            "concordam no principal: <b>a partir de 140 por 90</b> já se fala em hipertensão, em três "
            "estágios.</p>"
            "<ul>"
            "<li><b>Estágio 1:</b> máxima de 140 a 159, ou mínima de 90 a 99.</li>"
            "<li><b>Estágio 2:</b> máxima de 160 a 179, ou mínima de 100 a 109.</li>"
            "<li><b>Estágio 3:</b> máxima de 180 ou mais, ou mínima de 110 ou mais.</li>"
            "</ul>"
            "<p>Elas discordam no nome do que vem <b>antes</b>:</p>"
            "<ul>"
            "<li><b>2020:</b> ótima, abaixo de 120 por 80; normal, de 120 a 129 ou de 80 a 84; "
            "pré-hipertensão, de 130 a 139 ou de 85 a 89.</li>"
            "<li><b>2025:</b> normal, abaixo de 120 por 80; pré-hipertensão, de 120 a 139 ou de 80 a "
            "89.</li>"
            "</ul>"
            "<p>Ou seja: 124 por 82 era “normal” em 2020 e é “pré-hipertensão” em 2025. <b>Não é "
            "doença.</b> É um convite para cuidar mais cedo. Pergunte qual das duas a sua rede usa.</p>",
        ),
        image(
            "e795a77b-9282-4169-a5f9-ded25c9d2cb0",
            "value_scale",
            alt=(
                "Escada de cinco degraus com a máxima e a mínima medidas na unidade. Abaixo de 120 por 80; "
                "de 120 a 139 ou de 80 a 89; de 140 a 159 ou de 90 a 99, estágio 1; de 160 a 179 ou de 100 "
                "a 109, estágio 2; 180 ou mais ou 110 ou mais, estágio 3."
            ),
            caption=(
                "Valores medidos na unidade, em mmHg, com os nomes da Diretriz Brasileira de 2025. Se a "
                "máxima e a mínima caem em degraus diferentes, vale o mais alto."
            ),
        ),
        single_choice(
            "71e11df3-82d2-4a19-87f5-10a737d4a5df",
            "Dona Conceição: média de 136 por 94, sentada, com tudo certo. Em qual degrau ela está "
            "hoje?",
            wrong(
                "3fc48068-a01f-4125-9bea-adef1bcb8fb1",
                "Pré-hipertensão, porque a máxima está abaixo de 140",
                "A máxima está nesse degrau, mas a mínima não. Vale o mais alto dos dois.",
            ),
            right(
                "4723552f-45ad-4e90-b476-a444c41d6bd2",
                "Estágio 1, porque a mínima está entre 90 e 99",
                "Isso. Máxima e mínima em degraus diferentes: vale o mais alto. E um dia só ainda não fecha "
                "diagnóstico.",
            ),
            wrong(
                "8e061f6b-1825-4c84-8afd-f45c5f6acbab",
                "Estágio 2, porque os dois números estão altos",
                "O estágio 2 começa em 160 de máxima ou 100 de mínima.",
            ),
            wrong(
                "e1e36b47-486b-49a7-8608-d2cba6f2e8aa",
                "Normal, porque 13 por 9 é a pressão de muita gente",
                "Ser comum não é ser bom. E arredondar escondeu a mínima de 94.",
            ),
            feedback="Olhe cada número na sua escada. O degrau mais alto manda.",
        ),
        paragraph(
            "15ab47ae-360c-47de-a5d9-cf64a60436d7",
            "<h2>Um dia só não fecha diagnóstico</h2>"
            "<p>Aqui também há diferença entre documentos:</p>"
            "<ul>"
            "<li>O <b>Caderno de Atenção Básica 37</b> (Ministério da Saúde, 2013) pede média a partir "
            "de 140 por 90 em <b>pelo menos três dias diferentes</b>, com intervalo mínimo de uma "
            "semana entre as medidas.</li>"
            "<li>As <b>Diretrizes Brasileiras de 2020</b> pedem medidas altas em <b>pelo menos duas "
            "ocasiões</b> diferentes, sem remédio, e recomendam confirmar com medidas fora da unidade "
            "(MRPA ou MAPA) sempre que der.</li>"
            "</ul>"
            "<p>Há situações em que o médico ou a médica decide antes, como um valor muito alto ou uma "
            "doença do coração já conhecida. O que não muda: <b>o número de hoje é uma peça</b>. Quem "
            "junta as peças é a consulta.</p>"
            "<h2>Qual é a meta de quem já trata?</h2>"
            "<p>Depende do documento e da pessoa. Em 2020: abaixo de 140 por 90 para quem tem risco "
            "baixo ou moderado, e abaixo de 130 por 80 para quem tem risco alto. Em 2025: abaixo de 130 "
            "por 80 para a maioria. Pessoa idosa frágil tem meta combinada com cuidado, uma a uma. Por "
            "isso a meta fica escrita no prontuário, e você confere lá.</p>",
        ),
        paragraph(
            "fdc2b89f-5400-4c0f-b470-8b44b535c822",
            "<h2>Em pé também</h2>"
            "<p>Pessoa idosa, pessoa com diabetes ou quem conta tontura e queda: depois das medidas "
            "sentadas, peça que fique em pé e meça de novo aos <b>3 minutos</b>. Medir também no "
            "primeiro minuto ajuda a ver a queda rápida.</p>"
            "<p>Se a máxima cai <b>20 mmHg ou mais</b>, ou a mínima cai <b>10 ou mais</b>, em até 3 "
            "minutos, há hipotensão postural. Anote e avise no mesmo dia: isso muda o "
            "cuidado.</p>",
        ),
        callout(
            "49cbbb23-e584-4738-9e34-6801ac287bd5",
            "warning",
            "Não saia de perto",
            "<p>Quem pode cair de pressão pode cair no chão. Fique ao lado, com a cadeira atrás da "
            "pessoa. Se vier tontura, sente ou deite e pare a medida.</p>",
        ),
        numeric(
            "f0e0be62-204e-4744-b117-34634e43a9ee",
            "Seu Benedito, 79 anos. Sentado: 150 por 84. Em pé, aos 3 minutos: 126 por 78. Quantos mmHg "
            "caiu a máxima?",
            answer="24",
            tolerance="0",
            unit="mmHg",
            feedback=(
                "150 menos 126 dá 24. A mínima caiu 6. Como a máxima caiu 20 ou mais, há hipotensão "
                "postural: anote as duas medidas e avise no mesmo dia."
            ),
        ),
        true_false(
            "0951d866-da8d-4481-9e0b-7e6b2b33f01f",
            "Uma medida de 152 por 96, num único dia, já permite dizer à pessoa: “a senhora é "
            "hipertensa”.",
            is_true=False,
            feedback=(
                "Um dia só não basta. Diga o número, explique que a pressão precisa ser vista em outros "
                "dias e combine quando. O diagnóstico sai na consulta."
            ),
        ),
        callout(
            "c7126ede-1bdd-4664-a728-1d284319c74a",
            "remember",
            "Para levar no bolso",
            "<p><b>Valor exato, braço, posição, manguito, hora e remédio. O degrau mais alto manda. Um "
            "dia só não fecha diagnóstico.</b></p>",
        ),
        callout(
            "56d5f04e-af1a-4134-b127-faf29fe6aa59",
            "territory",
            "Faça esta semana",
            "<p>Pegue o número que você guardou na aula 1. Em qual degrau ele está?</p>"
            "<p>Depois, olhe as últimas vinte pressões anotadas na sua unidade. Quantas terminam em "
            "zero? Se ninguém arredondasse, seriam poucas. Leve a conta para a reunião, sem apontar "
            "quem anotou.</p>",
        ),
        paragraph(
            "93a5f7e3-d5e1-4da3-ad43-a841784e54c2",
            as_html(
                sources.GUIDELINE_2025,
                sources.GUIDELINE_2020,
                sources.CAB_37,
                sources.STANDING_CONSENSUS,
                further=(sources.GUIDELINE_MEASUREMENT_2023, sources.CARE_LINE_2021),
            ),
        ),
    ),
)

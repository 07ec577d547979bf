"""Lesson 5: home measuring with and without a protocol, and the home visit."""

from courses.demo.content.blood_pressure import sources
from courses.demo.content.citing import as_html
from courses.demo.content.questions import matching
from courses.demo.content.shapes import (
    Lesson,
    audio,
    callout,
    image,
    numeric,
    paragraph,
    right,
    single_choice,
    true_false,
    wrong,
)

LESSON = Lesson(
    slug="em-casa",
    title="Em casa: MRPA, AMPA e a visita",
    summary=(
        "MRPA, AMPA e MAPA sem confusão, como ensinar quem vai medir em casa e o que olhar na "
        "visita domiciliar."
    ),
    minutes=20,
    is_graded=False,
    blocks=(
        paragraph(
            "09dd45a4-3ec6-46cf-ae6c-11d710909032",
            "<h2>O caderninho de Dona Iracema</h2>"
            "<p>Marlene, agente comunitária (inventada, como todos aqui), chega para a visita. "
            "Dona Iracema mostra o aparelho novo, presente do filho, e um caderninho. "
            "Há semanas sem nada. Depois, seis medidas no mesmo domingo, o dia da discussão com o "
            "genro. Ao lado de duas delas, escreveu: “essa não valeu”.</p>"
            "<p>Medir em casa ajuda muito. Mas o caderninho só conta a história certa se a gente "
            "combinar <b>como</b> e <b>quando</b> medir.</p>"
            "<h2>Três siglas, três coisas diferentes</h2>"
            "<ul>"
            "<li><b>MAPA</b>, monitorização ambulatorial: a pessoa passa 24 horas com um aparelho "
            "preso ao corpo. Ele mede sozinho, de dia e durante o sono.</li>"
            "<li><b>MRPA</b>, monitorização residencial: a pessoa ou alguém da casa mede por vários "
            "dias seguidos, em horários combinados, com <b>protocolo</b> e aparelho validado. "
            "O que conta é a média.</li>"
            "<li><b>AMPA</b>, automedida: a pessoa mede por conta própria, sem protocolo. "
            "Vale como sinal e como conversa. Não substitui a MRPA.</li>"
            "</ul>",
        ),
        paragraph(
            "de7083e2-0d58-4820-a701-9f4a4a55a327",
            "<h2>O que só a casa mostra</h2>"
            "<p>Tem gente com pressão alta só na unidade: é o <b>avental branco</b>. "
            "E tem gente com pressão boa na unidade e alta em casa: é a hipertensão "
            "<b>mascarada</b>, a que passa batida.</p>"
            "<p>Um estudo brasileiro de 2019 mediu em casa a pressão de 1.273 pessoas sem remédio, "
            "todas com valor na unidade a partir de 120 por 80 e abaixo de 160 por 100. "
            "Em 22 de cada 100, a pressão era alta só na unidade. "
            "Em 11 de cada 100, era alta só em casa. Uma em cada três mudou de grupo.</p>"
            "<p>Atenção: o limite em casa é <b>mais baixo</b>. Nas Diretrizes Brasileiras de 2020, "
            "a média da MRPA já é considerada alta a partir de 130 por 80. Na unidade, a partir de "
            "140 por 90. Quem fecha o diagnóstico é o médico ou a médica, com o conjunto.</p>"
            "<h3>Como é uma MRPA</h3>"
            "<ul>"
            "<li>Vários dias seguidos, de quatro a sete, conforme o protocolo da sua rede.</li>"
            "<li>De manhã: depois de ir ao banheiro, em jejum e <b>antes do remédio</b>.</li>"
            "<li>À noite: antes do jantar.</li>"
            "<li>Duas ou três medidas de cada vez, com um minuto entre elas.</li>"
            "<li>O mesmo preparo da unidade: cinco minutos, costas, pés, braço, silêncio.</li>"
            "<li><b>Todas</b> as medidas vão para o papel, até a que “não valeu”.</li>"
            "</ul>",
        ),
        image(
            "ded61e6f-d15d-46ce-ad26-03c9b52d0d91",
            "home_week",
            alt=(
                "Quadro de uma semana de medidas em casa: cinco dias, cada um com um sol e uma lua. Em cada "
                "sol, três medidas antes do remédio e do café; em cada lua, três medidas antes do jantar. "
                "No fim, trinta medidas e uma média."
            ),
            caption=(
                "Um dos protocolos das Diretrizes Brasileiras de 2020: três medidas de manhã e três à "
                "noite, por cinco dias. O outro usa duas e duas, por sete dias."
            ),
        ),
        numeric(
            "4c1873ac-5d45-4a9e-80d7-79c04ceba48f",
            "Dona Iracema vai medir três vezes de manhã e três vezes à noite, durante cinco dias. "
            "Quantas medidas cabem no caderninho?",
            answer="30",
            tolerance="0",
            unit="medidas",
            feedback=(
                "Seis por dia, vezes cinco dias: 30. Um caderninho com trinta linhas prontas já é meio "
                "caminho. A equipe calcula a média pelo protocolo da sua rede."
            ),
        ),
        paragraph(
            "21cdf351-17ef-4dc9-beb8-c5c9923d6c4a",
            "<h2>Ensinar quem vai medir</h2>"
            "<p>Separe dez minutos e siga esta ordem:</p>"
            "<ol>"
            "<li><b>Mostre</b> uma vez, em silêncio: cadeira, pés, braço, cinco minutos.</li>"
            "<li><b>Faça junto,</b> explicando cada passo.</li>"
            "<li><b>Peça para a pessoa fazer sozinha</b> e olhe. Elogie primeiro. Ajuste uma coisa por "
            "vez.</li>"
            "<li><b>Deixe por escrito</b>, com desenho se for preciso: dias, horas, quantas vezes.</li>"
            "<li><b>Combine o que fazer</b> com número muito alto, com sinal e sem sinal. É a aula "
            "7.</li>"
            "</ol>"
            "<p>Se a pessoa não lê ou não enxerga bem, escolha com ela quem pode ajudar: um filho, uma "
            "vizinha. Quem ajuda também precisa do treino.</p>"
            "<p>O áudio abaixo diz o combinado em pouco mais de um minuto. Dá para ouvir junto com quem "
            "não lê.</p>",
        ),
        audio("7b1c6a52-3f0e-4d1b-9a43-1f6d2c7e8b90", "home_agreement"),
        paragraph(
            "0f4e8c1d-6a7b-4c2e-8d35-92b7a1c3e4f6",
            "<h3>Nem todo mundo precisa medir em casa</h3>"
            "<p>Tem gente que mede vinte vezes por dia e fica cada vez mais aflita. A aflição sobe a "
            "pressão, e a pressão sobe a aflição. Nesse caso, combinar <b>menos</b> medidas, ou nenhuma "
            "por um tempo, é cuidado. Leve para a enfermeira.</p>",
        ),
        single_choice(
            "b59dca11-abb8-4a10-9d37-3dc5a2e21bc3",
            "Marlene olha o caderninho: seis medidas num domingo de briga, nada no resto do mês. "
            "O que fazer com ele?",
            wrong(
                "9bf93889-da77-4f85-b93a-e73ad85b0992",
                "Calcular a média das seis e anotar como MRPA",
                "MRPA tem vários dias, horários e protocolo. Seis medidas no mesmo dia, no meio de "
                "uma briga, contam só aquele domingo.",
            ),
            wrong(
                "c7a51065-1590-43a6-94aa-a0c63c43889f",
                "Dizer que medida feita em casa não serve e pedir que pare",
                "Serve, e muito. Quem mede em casa participa do próprio cuidado. "
                "Falta só combinar o jeito.",
            ),
            right(
                "5f9ed04c-1155-418c-80aa-df96b3d2d815",
                "Valorizar o cuidado, levar o caderninho à equipe e combinar dias, horários e preparo",
                "Isso. A automedida virou conversa, e a conversa pode virar uma MRPA bem feita.",
            ),
            wrong(
                "749e17b0-48ce-4bf4-98c5-cc654c94e5f4",
                "Levar à equipe só as medidas mais altas, que são as que importam",
                "Escolher números muda a história. A equipe precisa ver todos, com dia e hora.",
            ),
            feedback=(
                "Automedida solta é AMPA. Com protocolo, vários dias e todas as medidas anotadas, "
                "é MRPA."
            ),
        ),
        paragraph(
            "d6f96927-00be-4730-aa41-5fbe7035941c",
            "<h2>Na visita domiciliar</h2>"
            "<p><b>Agente comunitário pode medir?</b> Pode, em caráter excepcional. A Política Nacional "
            "de Atenção Básica (2017) pede treinamento específico, equipamento adequado e apoio de um "
            "profissional de nível superior da equipe. A Lei 11.350, mudada em 2018, fala em curso "
            "técnico concluído, equipamento adequado e encaminhamento à unidade. Combine com a "
            "enfermeira como é na sua unidade.</p>"
            "<p>Medindo ou não, o seu olhar vale ouro:</p>"
            "<ul>"
            "<li><b>O aparelho:</b> é de braço? O manguito serve? A pilha está boa? O modelo é "
            "validado?</li>"
            "<li><b>O jeito:</b> peça para a pessoa mostrar como mede. Elogie o que está certo e ajuste "
            "uma coisa por vez.</li>"
            "<li><b>O remédio:</b> onde fica, a que horas toma, o que sobrou na cartela. Pergunte sem "
            "cara de fiscal.</li>"
            "<li><b>O papel:</b> leve os valores para a unidade no mesmo dia, com data e hora.</li>"
            "</ul>"
            "<p>E diga o número de um jeito que ajude: “Hoje deu 148 por 90. Um dia só não fecha "
            "diagnóstico. Vamos medir direitinho esta semana e levar para a enfermeira Cleide”.</p>",
        ),
        true_false(
            "1ed44a60-addb-4c1e-b12a-acabefe00d70",
            "Uma média de 132 por 84 na MRPA é tranquila, porque está abaixo de 140 por 90.",
            is_true=False,
            feedback=(
                "Em casa, o limite é mais baixo. Pelas Diretrizes Brasileiras de 2020, média a partir de "
                "130 por 80 na MRPA já é alta. Leve para a consulta."
            ),
        ),
        matching(
            "cc30a631-0372-45ad-9e1a-c9e832f8032f",
            "Cada sigla é uma coisa. Qual descrição combina com cada uma?",
            ("MAPA", "Aparelho preso ao corpo por 24 horas, que mede sozinho de dia e no sono"),
            ("MRPA", "Medidas em casa por vários dias, em horários combinados, com protocolo"),
            ("AMPA", "Medidas por conta própria, sem protocolo"),
            distractors=("Uma medida só, no balcão da farmácia",),
            feedback=(
                "MAPA mede sozinha, até no sono. MRPA segue um protocolo, e o que conta é a média. "
                "AMPA vale como sinal e como conversa, e não substitui a MRPA."
            ),
        ),
        callout(
            "dc297f3f-0ef3-42bf-b85e-c0632188d949",
            "remember",
            "Para levar no bolso",
            "<p><b>Em casa: vários dias, horários combinados, tudo anotado.</b> E o limite é mais "
            "baixo: 130 por 80 na média da MRPA.</p>",
        ),
        callout(
            "eda9dee2-f88b-4785-9d35-75f488a695d4",
            "territory",
            "Faça esta semana",
            "<p>Pergunte em cada visita se há aparelho de pressão em casa. Anote a marca, se é de braço "
            "ou de punho e o tamanho do manguito. Com a lista, a enfermeira sabe quem pode fazer MRPA e "
            "quem mede com manguito errado.</p>",
        ),
        paragraph(
            "78a1d1ae-4cc6-43ac-86a0-a0a2bebc74ce",
            as_html(
                sources.GUIDELINE_2020,
                sources.HOME_STUDY,
                sources.PNAB_2017,
                sources.AGENT_LAW,
                further=(
                    sources.GUIDELINE_MEASUREMENT_2023,
                    sources.GUIDELINE_HOME_2018,
                    sources.CARE_LINE_2021,
                ),
            ),
        ),
    ),
)

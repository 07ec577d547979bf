"""Lesson 3: measuring at home, and what to do when the number is alarming."""

from courses.demo.content.blood_pressure import sources
from courses.demo.content.shapes import (
    Lesson,
    callout,
    multiple_choice,
    paragraph,
    right,
    single_choice,
    wrong,
)

LESSON = Lesson(
    slug="em-casa-e-quando-o-numero-preocupa",
    title="Em casa, e quando o número preocupa",
    summary=(
        "MRPA, AMPA e MAPA sem confusão, a visita domiciliar e o que a equipe faz "
        "diante de um valor muito alto, com e sem sinais."
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
            "<p><b>Agente comunitário pode medir?</b> A Política Nacional de Atenção Básica (2017) "
            "prevê que sim, em caráter excepcional: com treinamento específico, equipamento "
            "adequado e apoio de um profissional de nível superior da equipe. "
            "Combine com a enfermeira como é na sua unidade.</p>"
            "<p>Medindo ou não, o seu olhar vale ouro:</p>"
            "<ul>"
            "<li><b>O aparelho:</b> é de braço? O manguito serve? A pilha está boa? "
            "O modelo é validado?</li>"
            "<li><b>O jeito:</b> peça para a pessoa mostrar como mede. Elogie o que está certo e "
            "ajuste uma coisa por vez.</li>"
            "<li><b>O remédio:</b> onde fica, a que horas toma, o que sobrou na cartela. "
            "Pergunte sem cara de fiscal.</li>"
            "<li><b>O papel:</b> leve os valores para a unidade no mesmo dia, com data e hora.</li>"
            "</ul>"
            "<p>E diga o número de um jeito que ajude: “Hoje deu 148 por 90. Um dia só não fecha "
            "diagnóstico. Vamos medir direitinho esta semana e levar para a enfermeira Cleide”.</p>",
        ),
        paragraph(
            "f5f673e8-6234-4653-9679-fcd63ca64b6b",
            "<h2>Quando o número assusta</h2>"
            "<p>O aparelho mostra 190 por 112. E agora? Uma ordem que protege:</p>"
            "<h3>Primeiro, olhe a pessoa</h3>"
            "<p>Qualquer um destes sinais, surgido agora, é urgência, <b>seja qual for o "
            "número</b>:</p>"
            "<ul>"
            "<li>dor ou aperto no peito;</li>"
            "<li>falta de ar;</li>"
            "<li>boca torta, fala enrolada, fraqueza ou dormência de um lado do corpo;</li>"
            "<li>perda da visão, de repente;</li>"
            "<li>confusão, sonolência fora do costume, desmaio ou convulsão;</li>"
            "<li>dor de cabeça súbita, a mais forte da vida.</li>"
            "</ul>"
            "<p><b>Com sinal:</b> chame o médico ou a enfermeira e o SAMU, 192, ou o serviço de "
            "urgência da sua cidade. Anote a hora em que começou. Não deixe a pessoa sozinha e não "
            "gaste tempo repetindo medidas.</p>"
            "<h3>Sem sinal, confira</h3>"
            "<p>Sente, acalme, ofereça o banheiro, espere cinco minutos e meça de novo, "
            "com o manguito certo. Muito número alto se resolve aqui.</p>"
            "<h3>Continua muito alto e sem sinal</h3>"
            "<p>A pessoa precisa ser avaliada pela enfermeira ou pelo médico <b>no mesmo dia</b>. "
            "Não é corrida contra o relógio: é ajuste de cuidado, com calma. Como referência, a "
            "Diretriz Brasileira de 2025 põe no estágio mais alto quem tem 180 ou mais de máxima, ou "
            "110 ou mais de mínima. Siga o número do protocolo da sua unidade.</p>",
        ),
        callout(
            "482ffcb9-9668-4210-b287-b66951f31ab1",
            "warning",
            "O que não fazer",
            "<ul>"
            "<li>Não dê remédio do vizinho nem dose extra por conta própria.</li>"
            "<li>Não ponha remédio debaixo da língua. As diretrizes brasileiras de 2010 já não "
            "recomendavam o nifedipino de ação rápida: a pressão despenca e pode faltar sangue no "
            "cérebro e no coração.</li>"
            "<li>Não mande embora sem combinar quem avalia, onde e a que horas.</li>"
            "</ul>",
        ),
        multiple_choice(
            "0ee84eae-5f1c-44fc-9bdc-41bcad8afe81",
            "Em quais destas situações você chama a urgência agora? Marque todas.",
            right(
                "bdc45874-d47f-416b-9c9c-6632445b9c62",
                "Homem de 61 anos, 178 por 100, fala enrolada desde o café da manhã",
                "Pode ser um AVC. Cada minuto conta, mesmo que o número não seja o mais alto.",
            ),
            right(
                "bd654970-78f4-4cef-b3b7-fef7b6a00782",
                "Mulher de 70 anos, 196 por 110, com falta de ar que começou há uma hora",
                "Pressão muito alta com falta de ar é urgência. Deixe sentada e não a deixe só.",
            ),
            right(
                "8f3033b9-4cc1-4280-af28-f7ecca9059d3",
                "Homem de 55 anos, 150 por 90, com aperto no peito e suor frio",
                "O sinal manda mais que o número. Pode ser infarto.",
            ),
            wrong(
                "88954955-be93-404c-bd9b-4bcc066dc425",
                "Mulher de 48 anos, 184 por 108 depois do repouso, sem nenhuma queixa",
                "Precisa de avaliação da enfermeira ou do médico hoje, na unidade. "
                "Sem sinal de gravidade, não é caso de ambulância.",
            ),
            wrong(
                "af6aaba6-70d9-43fa-9957-8ab76767ad6e",
                "Homem de 66 anos, 144 por 86, com a dor no joelho de sempre",
                "A dor é antiga e o número não assusta. Anote e siga o combinado da consulta.",
            ),
            feedback="Primeiro a pessoa, depois o número. É o sinal que transforma pressa em urgência.",
        ),
        callout(
            "b66681f9-c9bf-47bc-b463-f9427c26b013",
            "warning",
            "Gestante e mulher que teve bebê há pouco",
            "<p>Aqui o limite é outro. A partir de <b>140 por 90</b>, avise a enfermeira ou o médico "
            "na hora, mesmo sem queixa. A partir de <b>160 por 110</b>, é hipertensão grave: "
            "urgência, com ou sem sintoma.</p>"
            "<p>Também são sinais de perigo, com pressão alta: dor de cabeça forte, vista "
            "embaralhada ou com pontinhos brilhantes, dor na boca do estômago, falta de ar. "
            "O risco continua nas semanas depois do parto.</p>",
        ),
        single_choice(
            "c8b8fd11-a33f-4d54-a3c4-b225057b10b1",
            "Jéssica (inventada), 27 anos, 34 semanas de gestação. Na visita: 152 por 98, repetido "
            "depois do repouso. Ela conta dor de cabeça forte e pontinhos brilhantes na vista. "
            "O que fazer?",
            wrong(
                "2d3d74a1-e8c4-4936-9b12-d17a83d7f273",
                "Orientar repouso e voltar amanhã cedo para medir de novo",
                "Dor de cabeça forte e vista alterada, com pressão alta na gestação, "
                "não podem esperar até amanhã.",
            ),
            wrong(
                "bdbd31ad-0a7e-4dd9-bbba-a58bf3029b7e",
                "Agendar a próxima consulta de pré-natal para esta semana",
                "Esta semana é tarde. Esses sinais podem anunciar uma convulsão, a eclâmpsia.",
            ),
            right(
                "57131e71-11da-4589-9cd3-e0155608a1bc",
                "Chamar a equipe e a urgência agora e ficar com ela até o socorro chegar",
                "Isso. São sinais de pré-eclâmpsia grave, até prova em contrário.",
            ),
            wrong(
                "067b2616-e62d-4f58-884e-c733c9ff23cd",
                "Dar metade do comprimido de pressão da mãe dela",
                "Remédio de outra pessoa pode fazer mal a ela e ao bebê, e atrasa o socorro.",
            ),
            feedback=(
                "Na gestação, pressão a partir de 140 por 90 com dor de cabeça forte ou vista "
                "alterada é urgência."
            ),
        ),
        callout(
            "74af2a40-d2a2-4353-914f-dc0d337c7793",
            "territory",
            "No seu território: sem sinal e sem estrada",
            "<p>Onde o SAMU não chega, combine <b>antes</b>: quem tem rádio, quem tem barco ou carro, "
            "qual é o telefone da unidade e o do plantão. Escreva num papel e guarde na bolsa da "
            "visita. Na hora do susto, ninguém lembra de cabeça.</p>",
        ),
        callout(
            "935e1413-a0ab-4722-8555-3240cc1ed6e7",
            "remember",
            "Para levar no bolso",
            "<p><b>Olhe a pessoa, depois o número. Com sinal: urgência. "
            "Sem sinal: repouse, repita, avalie hoje.</b> "
            "Em casa: vários dias, horários combinados, tudo anotado.</p>",
        ),
        paragraph(
            "c5ec2007-347f-464e-9892-cee5f39fa395",
            sources.as_html(
                sources.GUIDELINE_2025,
                sources.GUIDELINE_2020,
                sources.GUIDELINE_2016,
                sources.GUIDELINE_2010,
                sources.HOME_STUDY,
                sources.PNAB_2017,
                sources.HIGH_RISK_PREGNANCY,
                further=(
                    sources.GUIDELINE_MEASUREMENT_2023,
                    sources.GUIDELINE_HOME_2018,
                    sources.CARE_LINE_2021,
                    sources.CAB_37,
                ),
            ),
        ),
    ),
)

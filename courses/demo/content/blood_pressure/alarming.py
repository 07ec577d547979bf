"""Lesson 7: signs first, number second; who decides; how help is called."""

from courses.demo.content.blood_pressure import sources
from courses.demo.content.citing import as_html
from courses.demo.content.questions import area, hotspot
from courses.demo.content.shapes import (
    Lesson,
    callout,
    case,
    ending,
    image,
    multiple_choice,
    paragraph,
    right,
    single_choice,
    step,
    true_false,
    wrong,
)

LESSON = Lesson(
    slug="quando-o-numero-preocupa",
    title="Quando o número preocupa",
    summary=(
        "Primeiro a pessoa, depois o número: sinais de alarme, o que fazer com sinal e sem sinal, "
        "como chamar ajuda e quem decide."
    ),
    minutes=20,
    is_graded=False,
    blocks=(
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
        image(
            "92fd6dbe-4f73-49cb-b8d4-6c473e3d92bf",
            "alarm_flow",
            alt=(
                "Caminho diante de um número muito alto. Primeiro, olhe a pessoa. Com sinal de alarme: "
                "chame o 192 e a equipe, anote a hora, fique junto. Sem sinal: banheiro, cinco minutos de "
                "repouso e nova medida. Continua muito alto: avaliação no mesmo dia. Baixou: anote e "
                "combine o retorno."
            ),
            caption="Uma pergunta decide o caminho: há sinal de alarme? O número vem depois.",
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
        paragraph(
            "21064585-e2b9-4e16-8ca4-f2a40da1b131",
            "<h2>Sorriso, abraço, frase</h2>"
            "<p>Suspeitou de AVC? Três pedidos, em um minuto:</p>"
            "<ul>"
            "<li><b>Sorria.</b> A boca entortou?</li>"
            "<li><b>Levante os dois braços, como num abraço.</b> Um deles cai ou nem sobe?</li>"
            "<li><b>Repita uma frase.</b> A fala saiu enrolada ou sem sentido?</li>"
            "</ul>"
            "<p>Um “sim” já basta: <b>urgência</b>. O remédio que dissolve o coágulo, nos hospitais que "
            "o têm, só pode ser dado nas primeiras <b>quatro horas e meia</b>. Por isso a pergunta que "
            "o hospital mais faz é: <b>“a que horas a pessoa foi vista bem pela última vez?”</b> "
            "Anote.</p>"
            "<p>E se os sinais sumiram em dez minutos? Continua sendo urgência. Pode ser aviso de um "
            "AVC maior. Não dê comida, água nem remédio pela boca: a pessoa pode engasgar.</p>"
            "<h2>No telefone com o 192</h2>"
            "<ol>"
            "<li>Diga o seu nome, de onde liga e o telefone.</li>"
            "<li>Endereço com ponto de referência; na beira do rio, o porto ou a comunidade.</li>"
            "<li>O que está acontecendo, desde que horas, idade da pessoa.</li>"
            "<li>Está acordada? Respira bem? Qual foi a pressão?</li>"
            "<li>Só desligue quando disserem que pode.</li>"
            "</ol>",
        ),
        true_false(
            "52b1b295-bda1-4cd7-bd19-31a03c0a1137",
            "Seu Antônio ficou com a boca torta e a fala enrolada por dez minutos e voltou ao normal. "
            "Agora a pressão está 150 por 90. Dá para esperar a consulta de amanhã.",
            is_true=False,
            feedback=(
                "Não dá. Sinais que vêm e vão podem ser o aviso de um AVC maior nas próximas horas ou dias. "
                "É urgência, mesmo que ele já se sinta bem."
            ),
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
        case(
            "91bca959-4ea4-4b29-8fee-e24d9a5da45b",
            "Seu Raimundo na varanda",
            step(
                "varanda",
                "Visita das quatro da tarde. Seu Raimundo voltou do roçado há dez minutos e toma café na "
                "rede. Ele estende o braço: “Mede aí!”. O que você faz?",
                ("Meço já, com ele na rede mesmo", "pressa"),
                ("Explico, espero o corpo descansar e preparo a medida", "espera"),
            ),
            step(
                "pressa",
                "O visor mostra 196 por 114. Ele arregala os olhos: “É grave?”. O que vem agora?",
                ("Olho para ele e pergunto o que sente", "perguntas"),
                ("Chamo logo a ambulância, pelo número", "telefone"),
            ),
            step(
                "telefone",
                "No 192, perguntam: “O que ele sente? Desde quando?”. Você ainda não sabe. Seu Raimundo "
                "está cada vez mais assustado.",
                ("Respiro e pergunto a ele o que sente", "perguntas"),
            ),
            step(
                "espera",
                "Vocês conversam da roça por uma hora, sem café. Ele vai ao banheiro, senta com as costas "
                "na parede, pés no chão, e fica quieto cinco minutos. O manguito é o grande, o do braço "
                "dele. O visor mostra 186 por 112.",
                ("Olho para ele e pergunto o que sente", "perguntas"),
            ),
            step(
                "perguntas",
                "“Não sinto nada, não.” Sem dor no peito, sem falta de ar. Sorri direito, levanta os dois "
                "braços, repete a frase. Com o preparo certo, a nova medida dá 184 por 112. O que você "
                "combina?",
                ("Ligo agora para a enfermeira Cleide e combino a avaliação de hoje", "hoje"),
                ("Marco para a semana que vem, já que ele não sente nada", "semana"),
                ("Ofereço um comprimido da vizinha, até a consulta", "comprimido"),
            ),
            ending(
                "hoje",
                "Cleide conversa com o médico e pede que ele vá à unidade ainda hoje; o filho leva de moto. "
                "Antes de sair, você repete com ele os sinais que pedem o 192 e anota valores e horas.",
                "Muito alto, sem sinal, com preparo certo: avaliação no mesmo dia, combinada com quem "
                "decide. A pessoa sabe para onde vai, a que horas e o que fazer se algo mudar.",
            ),
            ending(
                "semana",
                "À noite, a filha liga aflita: ele está com dor de cabeça e ninguém sabe se espera, se vai "
                "ou a quem chamar.",
                "Não sentir nada não torna o número seguro. Valor muito alto que se mantém pede avaliação "
                "no mesmo dia, e a família precisa saber quais sinais são urgência.",
            ),
            ending(
                "comprimido",
                "Ele toma. Uma hora depois, ao levantar da rede, fica tonto e se segura na porta para não "
                "cair.",
                "Remédio de outra pessoa pode derrubar a pressão ou fazer mal de outro jeito. Quem escolhe "
                "remédio e dose é quem prescreve, depois de avaliar.",
            ),
        ),
        paragraph(
            "cb094a69-a702-464d-909f-88eda369c1dc",
            "<h2>Quem faz o quê</h2>"
            "<ul>"
            "<li><b>Agente comunitário:</b> reconhece o sinal, chama ajuda, avisa a equipe, fica junto. "
            "Sem sinal, leva o caso à enfermeira <b>no mesmo dia</b>, por telefone ou em pessoa.</li>"
            "<li><b>Técnica ou técnico:</b> repete a medida com o preparo certo, vê pulso e respiração, "
            "chama quem decide e não libera a pessoa sozinha.</li>"
            "<li><b>Enfermeira ou enfermeiro:</b> avalia, decide a prioridade, segue o protocolo da "
            "rede, aciona o médico e o transporte.</li>"
            "<li><b>Médico ou médica:</b> examina, procura dano novo em órgão, decide remédio e "
            "encaminhamento.</li>"
            "</ul>"
            "<p>Ninguém precisa decidir o que não é seu. Mas todo mundo pode <b>chamar</b>. Chamar à "
            "toa se resolve com uma conversa; não chamar pode não ter volta.</p>"
            "<h2>Depois do susto</h2>"
            "<p>A história não termina na porta da ambulância. Anote hora, valores, sinais e quem foi "
            "chamado. Marque a volta: visita ou consulta nos dias seguintes. Pergunte o que aconteceu "
            "antes: acabou o remédio? Tomou anti-inflamatório? Teve uma perda? O próximo susto se evita "
            "ali.</p>",
        ),
        callout(
            "74af2a40-d2a2-4353-914f-dc0d337c7793",
            "territory",
            "No seu território: sem sinal e sem estrada",
            "<p>Onde o SAMU não chega, combine <b>antes</b>: quem tem rádio, quem tem barco ou carro, "
            "qual é o telefone da unidade e o do plantão. Escreva num papel e guarde na bolsa da "
            "visita. Na hora do susto, ninguém lembra de cabeça.</p>",
        ),
        hotspot(
            "a8391bf9-ff61-462d-a6d9-1ab34e7e9cc4",
            "Seu Raimundo não tem sinal de alarme. Depois do banheiro e de cinco minutos quieto, a "
            "pressão continua muito alta. Em que quadro do caminho ele está agora?",
            "alarm_flow",
            area(
                "5116c03f-3e4e-4c2b-b5df-c5e998555b96",
                "Quadro da esquerda: Urgência",
                (3, 25, 46, 30),
            ),
            area(
                "8fee1d7d-c46f-4f6a-9c3b-484e0e821034",
                "Quadro da direita: Confira",
                (51, 25, 46, 25),
            ),
            area(
                "2b2d3b4c-3d12-4e54-b8ea-a0327b2a1269",
                "Quadro de baixo, no meio: Muito alto",
                (27, 59, 43, 26),
                is_correct=True,
            ),
            area(
                "aab606c7-4e7e-4eea-b61c-691de728c846",
                "Quadro de baixo, à direita: Baixou",
                (71, 59, 26, 26),
            ),
            alt=(
                "O mesmo caminho em quadros. No alto, a pergunta se há sinal de alarme. Sim leva ao "
                "quadro Urgência; não leva ao quadro Confira. De Confira saem dois quadros: Muito "
                "alto e Baixou."
            ),
            feedback=(
                "Sem sinal de alarme e com o preparo já refeito, o valor que continua muito alto pede "
                "avaliação no mesmo dia, com hora marcada."
            ),
        ),
        callout(
            "935e1413-a0ab-4722-8555-3240cc1ed6e7",
            "remember",
            "Para levar no bolso",
            "<p><b>Olhe a pessoa, depois o número. Com sinal: urgência. Sem sinal: repouse, repita, "
            "avalie hoje.</b> Na gestação, os limites são outros.</p>",
        ),
        paragraph(
            "c8759f39-f793-4acd-9533-a405186e6ab4",
            as_html(
                sources.GUIDELINE_2025,
                sources.GUIDELINE_2020,
                sources.GUIDELINE_2010,
                sources.STROKE_CARE_LINE,
                sources.THROMBOLYSIS_PROTOCOL,
                sources.HIGH_RISK_PREGNANCY,
                further=(sources.CARE_LINE_2021, sources.CAB_37),
            ),
        ),
    ),
)

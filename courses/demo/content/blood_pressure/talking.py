"""Lesson 6: how to ask, what makes treatment hard, and small changes that last."""

from courses.demo.content.blood_pressure import sources
from courses.demo.content.citing import as_html
from courses.demo.content.questions import reflection
from courses.demo.content.shapes import (
    Lesson,
    callout,
    image,
    multiple_choice,
    numeric,
    paragraph,
    right,
    single_choice,
    wrong,
)

LESSON = Lesson(
    slug="conversar-e-cuidar",
    title="Conversar: remédio, comida e vida",
    summary=(
        "Perguntas que abrem a conversa, os motivos de quem não toma o remédio e mudanças pequenas "
        "que cabem na vida da pessoa."
    ),
    minutes=20,
    is_graded=False,
    blocks=(
        paragraph(
            "8fe85ed4-7698-414a-9862-64562ae1523c",
            "<h2>A cartela cheia</h2>"
            "<p>Marlene olha a cartela de Seu Raimundo: de trinta comprimidos, sobram vinte e dois. Já "
            "é dia 28.</p>"
            "<p>“O senhor não está tomando o remédio, não é?” Ele fecha a cara: “Estou, sim”. Fim da "
            "conversa.</p>"
            "<p>Na visita seguinte, ela tenta de outro jeito: “Tomar remédio todo dia é difícil para "
            "muita gente. Como tem sido para o senhor?” Silêncio. E depois: “É que esse comprimido me "
            "faz urinar. No barco, o dia inteiro, como é que eu faço?”</p>"
            "<p>A primeira pergunta tinha só uma saída: defender-se. A segunda abriu a porta. Agora "
            "existe um problema que a equipe consegue resolver: <b>o horário</b>.</p>",
        ),
        paragraph(
            "7db45186-d0f8-4a5b-bc52-1e7d1cee65c9",
            "<h2>Quatro passos que cabem em cinco minutos</h2>"
            "<ol>"
            "<li><b>Pergunte aberto.</b> “Como foi esta semana com o remédio?” abre mais que “tomou "
            "direitinho?”.</li>"
            "<li><b>Escute sem corrigir.</b> Conte até cinco antes de falar. Muita coisa importante vem "
            "depois da pausa.</li>"
            "<li><b>Devolva com as suas palavras.</b> “Então o comprimido da manhã atrapalha no barco. "
            "É isso?”</li>"
            "<li><b>Combine uma coisa só,</b> pequena e com data. “Vou perguntar à Cleide se o horário "
            "pode mudar e volto na quinta.”</li>"
            "</ol>"
            "<p>O Caderno de Atenção Básica 35 chama isso de <b>autocuidado apoiado</b>: a pessoa "
            "decide com a equipe, e não obedece à equipe.</p>"
            "<h3>No fim, peça para a pessoa contar</h3>"
            "<p>“Para eu saber se <b>eu</b> expliquei bem: como o senhor vai fazer amanhã?” Se a "
            "resposta sair diferente, a explicação é que precisa melhorar. Tente de novo com outras "
            "palavras.</p>",
        ),
        single_choice(
            "ede954b2-3f82-4396-8ee3-4f038ff84160",
            "A cartela está quase cheia. Qual pergunta abre mais a conversa?",
            wrong(
                "50dbf5cd-2e2f-4b25-a84a-bb2492a6ef57",
                "“Por que o senhor não está tomando o remédio?”",
                "Quase todo “por que não” soa como bronca. A pessoa se defende, e o motivo fica escondido.",
            ),
            wrong(
                "dfa27beb-1b46-4bcc-8f63-a7b859167dfe",
                "“O senhor quer ter um derrame?”",
                "Medo afasta. Quem sai com vergonha volta menos.",
            ),
            right(
                "987d2af1-0ddc-4b59-89c4-20e1cb4047e0",
                "“Tomar remédio todo dia é difícil para muita gente. Como tem sido para o senhor?”",
                "Isso. Mostra que não há julgamento e deixa a resposta livre.",
            ),
            wrong(
                "5148d30b-0b4b-47e9-9eea-cdb80fa3854e",
                "“Está tomando tudo certinho, não está?”",
                "A pergunta já traz a resposta. Quase todo mundo diz que sim.",
            ),
            feedback="Pergunta aberta, sem culpa, e tempo para a resposta chegar.",
        ),
        paragraph(
            "41f9faa9-5ab6-438a-bf08-cf0bd4e0a8cd",
            "<h2>Por que não toma? Quase nunca é teimosia</h2>"
            "<p>A Organização Mundial da Saúde (2003) estudou o assunto e viu que, nas doenças "
            "crônicas, perto de <b>metade</b> das pessoas não segue o tratamento como foi combinado, "
            "mesmo em países ricos. Os motivos vêm de cinco lugares:</p>"
            "<ul>"
            "<li><b>Da vida:</b> trabalho, dinheiro, distância, quem ajuda em casa.</li>"
            "<li><b>Do serviço:</b> faltou na farmácia, a consulta demora, ninguém explicou.</li>"
            "<li><b>Da doença:</b> não dói, não aparece.</li>"
            "<li><b>Do tratamento:</b> muitos comprimidos, muitos horários, efeitos ruins.</li>"
            "<li><b>Da própria pessoa:</b> medo, crença, esquecimento, não ler o rótulo.</li>"
            "</ul>"
            "<p>Só o último é “dela”. Nos outros, a equipe pode mexer.</p>"
            "<h3>O que cada um pode fazer hoje</h3>"
            "<ul>"
            "<li>Ligar o remédio a um hábito: escovar os dentes, coar o café.</li>"
            "<li>Marcar a caixa com sol e lua, se a leitura é difícil.</li>"
            "<li>Ver onde pega o remédio: farmácia da unidade ou o Programa Farmácia Popular, em que o "
            "remédio de pressão da lista sai de graça, com receita válida.</li>"
            "<li>Levar à equipe tosse seca, inchaço, tontura, fraqueza. Muitas vezes o remédio pode ser "
            "trocado.</li>"
            "<li><b>Não mandar parar nem dobrar.</b> Quem muda a dose é quem prescreve.</li>"
            "</ul>",
        ),
        multiple_choice(
            "45af0d0d-6e07-4868-984b-57f222c92eab",
            "Alguns produtos podem subir a pressão e a pessoa nem pensa em contar. Por quais você "
            "pergunta? Marque todos.",
            right(
                "ae9f8335-345e-4bd7-aa92-d4382c46351a",
                "Anti-inflamatório para dor, como diclofenaco ou ibuprofeno",
                "Pode subir a pressão e atrapalhar o remédio. Avise quem prescreve.",
            ),
            right(
                "6fd3cc8c-3ac7-4cd4-841d-084f78a22d97",
                "Descongestionante de nariz",
                "Aperta as artérias do nariz e as do resto do corpo também.",
            ),
            right(
                "040a640e-bda0-427d-a491-8f646887c5a2",
                "Anticoncepcional com estrogênio",
                "Pode subir a pressão. Não peça para parar: leve à enfermeira ou ao médico, que combinam "
                "outro método.",
            ),
            wrong(
                "8f3ec390-2fd6-4d79-9e84-2825aecd8df1",
                "Soro fisiológico só para lavar o nariz",
                "Lavar com soro e cuspir não é o problema. O remédio que desentope, sim.",
            ),
            wrong(
                "813b4401-9095-45ca-8094-6e39c3c1bad4",
                "Água filtrada",
                "Pode beber à vontade, a não ser que a equipe tenha limitado os líquidos.",
            ),
            feedback=(
                "Pergunte por tudo: “toma mais alguma coisa, de farmácia, de feira ou do quintal?” Chás "
                "também entram na conversa."
            ),
        ),
        paragraph(
            "78a16767-5b7d-4c52-859b-bee8dfec40f7",
            "<h2>Sal: o que sobra na colher</h2>"
            "<p>A Organização Mundial da Saúde recomenda <b>menos de 5 g de sal por dia</b>, mais ou "
            "menos uma colher de chá rasa, contando tudo. A Pesquisa Nacional de Saúde mediu o sal na "
            "urina de 8 mil brasileiros: em média, <b>9,3 g por dia</b>. Quase o dobro.</p>"
            "<p>Muito desse sal não está no saleiro. Está no tempero pronto, no macarrão instantâneo, "
            "no embutido, no salgadinho, no peixe e na carne salgados.</p>"
            "<p>O Guia Alimentar (Ministério da Saúde, 2014) resume numa regra: <b>prefira comida de "
            "verdade</b>, feita em casa com alimentos naturais ou pouco processados, e evite os "
            "ultraprocessados.</p>"
            "<ul>"
            "<li>Peixe salgado ou charque: deixe de molho, na geladeira, e troque a água mais de uma "
            "vez.</li>"
            "<li>Tempero pronto: troque por alho, cebola, cheiro-verde, limão, pimenta-de-cheiro.</li>"
            "<li>Saleiro: fora da mesa.</li>"
            "<li>Sal “light”, com potássio: só depois de falar com a equipe. Para quem tem doença nos "
            "rins ou toma certos remédios, pode ser perigoso.</li>"
            "</ul>",
        ),
        image(
            "689e5985-e067-4def-b767-cc2e91500339",
            "salt_day",
            alt=(
                "Duas barras comparam o sal de um dia. O que a Organização Mundial da Saúde recomenda: "
                "menos de 5 gramas. O que o brasileiro consome em média: 9,3 gramas, pela Pesquisa Nacional "
                "de Saúde de 2013."
            ),
            caption=(
                "Sal por dia, em gramas. O consumo foi estimado pela urina de 8.083 adultos. Um pouco menos "
                "hoje já é caminho."
            ),
        ),
        paragraph(
            "a4371dbf-58b6-4dd5-9ffd-3838d71a7d62",
            "<h2>Movimento, bebida, cigarro</h2>"
            "<ul>"
            "<li><b>Movimento:</b> o Guia de Atividade Física (Ministério da Saúde, 2021) fala em pelo "
            "menos <b>150 minutos por semana</b> de atividade moderada para adultos, aquela em que dá "
            "para conversar, mas não para cantar. Caminhar, dançar, roçar e remar contam. Fazer um "
            "pouco é melhor que não fazer nada.</li>"
            "<li><b>Bebida:</b> quanto menos, melhor. Pergunte quanto e quando, no mesmo tom em que "
            "pergunta do café.</li>"
            "<li><b>Cigarro:</b> parar de fumar é das coisas que mais protegem o coração. A unidade tem "
            "ou indica grupo e tratamento, de graça.</li>"
            "<li><b>Sono e sossego:</b> ronco alto com paradas, tristeza que não passa e violência em "
            "casa também são assunto da equipe.</li>"
            "</ul>"
            "<p>Não despeje a lista inteira. Pergunte: <b>“Por qual dessas a senhora quer "
            "começar?”</b></p>",
        ),
        numeric(
            "e1b3e011-d94f-4d7d-8baf-6f4d1777343b",
            "Dona Iracema topa caminhar 5 dias por semana. Para chegar a 150 minutos na semana, quantos "
            "minutos por dia?",
            answer="30",
            tolerance="0",
            unit="minutos",
            feedback=(
                "150 dividido por 5 dá 30. E pode ser em pedaços: três caminhadas de 10 minutos somam 30. "
                "Se hoje ela anda 5 minutos, 10 já é uma vitória."
            ),
        ),
        callout(
            "74d00a90-9f86-415f-ab45-d0669a925dd0",
            "remember",
            "Para levar no bolso",
            "<p><b>Pergunte aberto, escute, devolva, combine uma coisa só.</b> Quem muda a dose é quem "
            "prescreve. Quem muda a vida é a pessoa.</p>",
        ),
        callout(
            "36ebca9f-b1b7-4c5a-95d2-7a4029227af1",
            "territory",
            "Faça amanhã",
            "<p>Escolha uma pessoa da sua área e faça a pergunta: “Como tem sido tomar o remédio todo "
            "dia?” Só escute. Anote o motivo principal e leve para a reunião. Em um mês, a equipe terá "
            "uma lista dos motivos <b>do seu território</b>.</p>",
        ),
        reflection(
            "70b9789f-e450-4940-b80e-c5e2d70e9771",
            "Pense na última conversa em que alguém contou que não tomou o remédio. O que você disse "
            "primeiro? O que diria hoje? Não escreva o nome de ninguém.",
            feedback=(
                "Releia daqui a um mês. Quem escreve o que diria costuma achar a pergunta aberta mais "
                "depressa na próxima visita. Se quiser, leve a frase, sem nomes, para a reunião."
            ),
        ),
        paragraph(
            "04c6bdf4-e811-49cb-b42d-60ecd205be1d",
            as_html(
                sources.WHO_ADHERENCE_2003,
                sources.CAB_35,
                sources.SALT_2013,
                sources.WHO_SODIUM_2012,
                sources.FOOD_GUIDE_2014,
                sources.ACTIVITY_GUIDE_2021,
                sources.GUIDELINE_2020,
                further=(sources.CAB_37, sources.CARE_LINE_2021),
            ),
        ),
    ),
)

"""Lesson 2: risk, vulnerability, and what is agreed with the person."""

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
    wrong,
)
from courses.demo.content.welcoming import sources

LESSON = Lesson(
    slug="risco-vulnerabilidade-e-combinado",
    title="Risco, vulnerabilidade e combinado",
    summary="Quem não pode esperar, quem não devia esperar e o que combinar com cada pessoa.",
    minutes=15,
    is_graded=False,
    blocks=(
        paragraph(
            "bd399280-607a-4196-9e0c-c50263c03941",
            "<h2>A ordem de chegada não basta</h2>"
            "<p>Sala cheia. Tiago, 19 anos, chegou primeiro: quer renovar a receita dos óculos. Depois, "
            "uma gestante com dor de barriga. Depois, um senhor pálido, suando, com a mão no peito.</p>"
            "<p>Se a fila for só por chegada, quem espera mais é quem menos pode. O Caderno de Atenção "
            "Básica 28 propõe olhar duas coisas: o <b>risco</b>, que é do corpo, e a "
            "<b>vulnerabilidade</b>, que é da vida.</p>",
        ),
        paragraph(
            "629c2204-b1a1-4eb7-83ce-373e289c33e5",
            "<h2>Quatro respostas</h2>"
            "<p>O Caderno 28 separa primeiro o que é agudo, ou piorou agora, do que não é. No agudo, "
            "três tempos:</p>"
            "<ul>"
            "<li><b>Atendimento imediato:</b> alto risco de vida. A equipe para o que faz, com o "
            "médico. Exemplos: parada, falta de ar grave, convulsão, pessoa que não responde, dor forte "
            "no peito.</li>"
            "<li><b>Atendimento prioritário:</b> risco moderado. A equipe age logo: põe em lugar "
            "confortável, mede, alivia, reavalia enquanto espera. Exemplos: crise de asma leve ou "
            "moderada, gestante com dor na barriga, pessoa muito ansiosa, suspeita de violência.</li>"
            "<li><b>Atendimento no dia:</b> risco baixo, ou pouco risco com vulnerabilidade importante. "
            "Exemplos: ardência ao urinar, tosse sem sinal de risco, receita de uso contínuo que "
            "acabou, quem não conseguirá voltar outro dia.</li>"
            "</ul>"
            "<p>No que <b>não é agudo</b>, a resposta é orientar, antecipar o que já se sabe que será "
            "preciso (um teste de gravidez, uma vacina atrasada) ou <b>marcar</b>, com dia e hora.</p>",
        ),
        image(
            "70293bb2-ed86-4d78-9f4d-329e2abe7960",
            "welcome_flow",
            alt=(
                "Caminho em quatro paradas: imediato, agora mesmo, com o médico; prioritário, logo, com "
                "conforto e nova avaliação; no dia, hoje, com hora combinada; marcado, com dia e hora "
                "escritos."
            ),
            caption="Quatro respostas, da mais urgente à que pode esperar. Nenhuma delas é “volte outro dia”.",
        ),
        single_choice(
            "7113acd3-4fec-4967-a7e6-4b035d38ca59",
            "Na sala: Tiago com a receita, a gestante com dor na barriga e o senhor pálido, suando, com "
            "a mão no peito. O que fazer primeiro?",
            wrong(
                "329fefa6-43a2-4ff5-9d95-47b5005938e5",
                "Seguir a ordem: Tiago chegou antes",
                "A ordem de chegada vale entre riscos iguais. Aqui, não são.",
            ),
            wrong(
                "dc187daa-212b-4b8c-9868-9d681d40d78b",
                "Atender a gestante, que tem prioridade por lei",
                "Ela é prioritária e vem logo a seguir. Mas o risco de vida vem antes.",
            ),
            right(
                "edfba870-e2c3-4ade-bb92-35ce59bf2355",
                "Levar o senhor para dentro agora, chamar o médico e a enfermeira, e pôr a gestante em "
                "avaliação em seguida",
                "Isso. Imediato e prioritário, cada um no seu tempo, e Tiago sabe quanto vai esperar.",
            ),
            wrong(
                "d2b43fc0-312a-46a4-925a-b7bf0953e45a",
                "Pedir ao senhor que faça a ficha enquanto aguarda",
                "Aperto no peito com suor e palidez não espera ficha.",
            ),
            feedback=(
                "Risco de vida primeiro. A ficha se faz depois. E quem espera merece saber por que e "
                "quanto."
            ),
        ),
        paragraph(
            "cc9929f0-17eb-4c20-bf5f-ac099f48472b",
            "<h2>A vida também pesa</h2>"
            "<p>Duas pessoas com a mesma tosse não têm a mesma urgência. Pergunte e repare:</p>"
            "<ul>"
            "<li>mora longe, depende de barco ou de carona?</li>"
            "<li>cuida sozinha de criança ou de pessoa acamada?</li>"
            "<li>está na rua, foi despejada, passa fome?</li>"
            "<li>há sinal de violência ou de vontade de morrer?</li>"
            "<li>tem dificuldade para ler, ouvir, enxergar ou falar a nossa língua?</li>"
            "</ul>"
            "<p>Com risco baixo e vida difícil, “hoje” pode ser a única chance. Isso não é furar fila: "
            "é <b>equidade</b>, dar mais a quem tem menos.</p>"
            "<h2>Quem decide?</h2>"
            "<p>Quem escuta primeiro não precisa dar diagnóstico. Precisa <b>reconhecer e chamar</b>. "
            "Combine na equipe: quem fica na retaguarda da escuta, como se bate à porta da consulta e "
            "que sinais dispensam bater.</p>"
            "<h3>O combinado, por inteiro</h3>"
            "<p>“Dona Lurdes, hoje a Cleide vê a sua pressão e a receita, daqui a uns quarenta minutos. "
            "Sobre o sono, a conversa com mais tempo fica na quinta, às nove. Se vier vontade de "
            "desistir de tudo ou aperto no peito, venha na hora ou chame o 192. Está bom assim?”</p>"
            "<p>O que vai ser, com quem, quando, o que fazer se piorar, e a pergunta no fim.</p>",
        ),
        multiple_choice(
            "5f80076a-aea4-437a-8edc-0bf083019b8d",
            "Quais destas situações pedem resposta hoje, mesmo com risco baixo para o corpo? Marque "
            "todas.",
            right(
                "2cd8d99e-c46f-4f65-bfe6-dc087d4f13b5",
                "Acabou o remédio de uso contínuo",
                "Ficar sem ele é que aumenta o risco. É atendimento no dia.",
            ),
            right(
                "be65a6b3-28af-498d-b4a0-ac8b3777fe0d",
                "Veio de barco, de uma comunidade a seis horas, e volta amanhã cedo",
                "Não conseguirá voltar outro dia: a vulnerabilidade decide.",
            ),
            right(
                "068968e9-979d-4a0b-b2ce-fcb29e853645",
                "Ardência ao urinar desde ontem, sem febre",
                "Exemplo de atendimento no dia.",
            ),
            wrong(
                "e06db7b6-ada2-4e2b-a379-cd2f84cd87a9",
                "Quer o resultado de um exame de rotina que chega na semana que vem",
                "Pode ser marcado. Com dia e hora, e sem precisar voltar para perguntar.",
            ),
            feedback="Risco e vulnerabilidade, juntos. O “hoje” não é só para quem está grave.",
        ),
        numeric(
            "3a277f07-982b-4880-8e46-66d6dd8c9c77",
            "A equipe contou 40 chegadas sem hora marcada numa manhã. Dez pessoas saíram sem resposta "
            "clara. Quantas em cada cem são?",
            answer="25",
            tolerance="0",
            unit="em cada 100",
            feedback=(
                "10 em 40 é uma em cada quatro: 25 em cada 100. É um número bom para acompanhar todo mês, "
                "sem procurar culpados."
            ),
        ),
        callout(
            "b716d3c2-9ff7-41dd-9fd4-503f18638bed",
            "warning",
            "Violência e sofrimento",
            "<p>Se a pessoa conta violência ou vontade de morrer, <b>não a deixe só</b>. Leve para um "
            "lugar reservado, chame a enfermeira, o médico ou quem faz a saúde mental na unidade e siga "
            "o fluxo da sua rede. Não prometa segredo que não poderá guardar: explique que a equipe "
            "precisa saber para proteger.</p>",
        ),
        callout(
            "9f33bbf4-ac1a-4f2b-b3f4-15a27a3e389d",
            "remember",
            "Para levar no bolso",
            "<p><b>Imediato, prioritário, no dia, marcado.</b> O que vai ser, com quem, quando, e o que "
            "fazer se piorar.</p>",
        ),
        paragraph(
            "3ea9aebf-af79-468c-a947-5351e3512e51",
            as_html(
                sources.CAB_28_I,
                sources.CAB_28_II,
                sources.PNAB_2017,
                further=(sources.HUMANIZASUS,),
            ),
        ),
    ),
)

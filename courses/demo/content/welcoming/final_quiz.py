"""The graded quiz on welcoming."""

from courses.demo.content.questions import ordering
from courses.demo.content.shapes import (
    Lesson,
    graded,
    multiple_choice,
    numeric,
    right,
    single_choice,
    true_false,
    wrong,
)

LESSON = Lesson(
    slug="questionario-do-acolhimento",
    title="Questionário: acolher quem chega",
    summary="Sete situações em até 30 minutos. Para concluir o curso, acerte 70%: cinco das sete.",
    minutes=10,
    is_graded=True,
    blocks=graded(
        single_choice(
            "9bca156a-365c-42d2-829a-ce1c0fb15de3",
            "Uma moça diz no balcão: “Queria falar com a enfermeira, é particular”. O que fazer?",
            wrong(
                "f2352b71-55b6-49f3-8ba0-8d84e9a80e7b",
                "Perguntar ali mesmo do que se trata, para adiantar",
                "Ela acabou de dizer que é particular. O balcão não é.",
            ),
            right(
                "b84f673c-bf11-423f-8c30-a302bb55adf4",
                "Oferecer um lugar reservado e avisar a enfermeira que alguém precisa de uma escuta",
                "Isso. O pedido já é um sinal. Quem escuta confere se pode esperar.",
            ),
            wrong(
                "71c54462-e46e-44d5-813f-2d5622f212f8",
                "Marcar para a próxima vaga, daqui a oito dias",
                "Sem saber o motivo, oito dias podem ser muito.",
            ),
            wrong(
                "22de194a-9278-4eeb-8770-c9971c1a1e7d",
                "Explicar que, sem dizer o motivo, não há como atender",
                "A frase fecha a porta para quem mais precisa dela.",
            ),
            feedback=(
                "Lugar reservado e escuta primeiro. Pode ser violência, gravidez, sofrimento ou só "
                "vergonha."
            ),
        ),
        multiple_choice(
            "4339dbe3-c343-4b60-8d00-79c51efd39dd",
            "O que faz parte do acolhimento? Marque tudo o que vale.",
            right(
                "1ffa6c8b-6378-4fd3-9ce1-c57267c86c68",
                "Escutar o pedido e o que há por trás dele",
                "É o começo de tudo.",
            ),
            right(
                "19d8b4a5-731a-4759-a189-f497ea98836b",
                "Reconhecer risco e vulnerabilidade",
                "Os dois definem o tempo da resposta.",
            ),
            right(
                "205850a0-851f-492b-9e28-61273be4e8d8",
                "Combinar o próximo passo com a pessoa",
                "Ninguém sai sem resposta.",
            ),
            wrong(
                "05d719e4-54fe-4377-803e-80dcea279bd8",
                "Atender todo mundo na ordem de chegada",
                "Quem menos pode esperar esperaria demais.",
            ),
            wrong(
                "92c98008-7ad9-4b23-bbb6-942a9357289c",
                "Mandar embora quem não mora na área",
                "Escute, veja o risco e ajude a chegar ao lugar certo.",
            ),
            feedback="Escutar, reconhecer, responder, combinar.",
        ),
        single_choice(
            "682cd329-1e86-47dd-8024-e8fe1ca5ec6d",
            "Uma criança chega no colo, muito sonolenta, difícil de acordar, com febre. Qual é a "
            "resposta?",
            right(
                "dcf6e84a-c198-4398-a3db-b6161d9e5549",
                "Atendimento imediato: entrar agora e chamar o médico e a enfermeira",
                "Não acordar direito é sinal de alto risco, com ou sem febre medida.",
            ),
            wrong(
                "43db5629-cc39-40bb-8527-87d0048c0e13",
                "Atendimento prioritário: medir a febre e esperar na sala",
                "Prioritário é para risco moderado. Aqui o risco pode ser de vida.",
            ),
            wrong(
                "98085fb8-c959-4602-be3a-a12824a0f85e",
                "Atendimento no dia: encaixe no fim da manhã",
                "No fim da manhã pode ser tarde.",
            ),
            wrong(
                "64130558-84b1-4cef-904d-aad179c60813",
                "Orientar banho morno e retorno se não melhorar",
                "Não se orienta sem avaliar uma criança que não acorda direito.",
            ),
            feedback="Consciência alterada é imediato. A equipe para o que está fazendo.",
        ),
        true_false(
            "92fd0e8c-f787-4aac-8b8f-0044d99f3f4c",
            "Duas pessoas com o mesmo risco para o corpo podem ter tempos de resposta diferentes, por "
            "causa da vida que levam.",
            is_true=True,
            feedback=(
                "É a vulnerabilidade: distância, solidão, violência, fome. Dar mais a quem tem menos é "
                "equidade."
            ),
        ),
        numeric(
            "2c7ddd3d-535a-4da4-931d-1c5ac8b9cbab",
            "Numa semana, 80 pessoas chegaram sem hora marcada e 60 saíram com resposta clara. Quantas "
            "em cada cem saíram com resposta?",
            answer="75",
            tolerance="0",
            unit="em cada 100",
            feedback=(
                "60 em 80 são três em cada quatro: 75 em cada 100. As outras 25 são o assunto da próxima "
                "reunião."
            ),
        ),
        ordering(
            "f12a3737-64b0-426d-bf50-07dfe16792fe",
            "Dona Neide chega ao balcão. Ponha a escuta de cinco minutos na ordem.",
            "Chamar pelo nome e dizer o seu",
            "Perguntar aberto e deixar falar",
            "Perguntar o que mais preocupa",
            "Conferir: “Se entendi bem…”",
            "Combinar o próximo passo",
            feedback="Nome, pergunta aberta, escuta, conferência, combinado.",
        ),
        single_choice(
            "9fd1c86d-6374-4f7d-a094-b430d766c9fa",
            "Qual combinado está completo?",
            wrong(
                "7c8becd5-c41b-472e-843d-c4cf06ddb71c",
                "“Volte na semana que vem”",
                "Falta com quem, quando e o que fazer se piorar.",
            ),
            wrong(
                "1be1304a-bc6f-45bc-98ce-73be80813507",
                "“Fique tranquila, vai dar tudo certo”",
                "Conforta, mas não combina nada.",
            ),
            right(
                "141b9edb-d24d-4c24-8d3e-7621ecc1c2d7",
                "“Quinta às nove, com a Cleide. Se a dor voltar forte, venha na hora. Está bom assim?”",
                "Quando, com quem, o que fazer se piorar, e a pergunta no fim.",
            ),
            wrong(
                "bcd31342-2f82-435e-8ce7-f9bf364aa93a",
                "“Vou ver com a equipe e qualquer coisa a gente liga”",
                "“Qualquer coisa” não é hora nem dia.",
            ),
            feedback="O que vai ser, com quem, quando, e o que fazer se piorar.",
        ),
    ),
    time_limit_minutes=30,
)

"""Lesson 1: welcoming is everybody's, and listening is done on purpose."""

from courses.demo.content.citing import as_html
from courses.demo.content.shapes import (
    Lesson,
    callout,
    comparison,
    multiple_choice,
    paragraph,
    right,
    side,
    single_choice,
    true_false,
    wrong,
)
from courses.demo.content.welcoming import sources

LESSON = Lesson(
    slug="escutar-quem-chega",
    title="Escutar quem chega",
    summary=(
        "Acolher não é uma sala nem uma senha: é o jeito de receber, de toda a equipe. Como escutar "
        "em poucos minutos."
    ),
    minutes=15,
    is_graded=False,
    blocks=(
        paragraph(
            "0abeef64-83b7-4a21-868e-10594dbdeb01",
            "<h2>“Só tem vaga na terça”</h2>"
            "<p>Sete da manhã. Dona Lurdes chega ao balcão: “Queria uma consulta”. Resposta: “Só tem "
            "vaga na terça”. Ela agradece e vai embora.</p>"
            "<p>Ninguém perguntou. Dona Lurdes não dorme há três noites, desde que o marido foi "
            "internado. Acabou o remédio da pressão. E a vizinha, que a trouxe de moto, só pode vir "
            "hoje.</p>"
            "<p>A vaga existia ou não existia: isso é agenda. O que faltou foi <b>a pergunta</b>. "
            "Acolher começa nela.</p>",
        ),
        callout(
            "a18af705-b370-4e30-bd27-81ed9677a326",
            "info",
            "As pessoas deste curso são inventadas",
            "<p>Lurdes, Tiago, Cleide e as outras não existem. As situações são as de qualquer "
            "balcão.</p>",
        ),
        paragraph(
            "09bee7ee-eca7-4940-9928-f0cd9c832751",
            "<h2>O que é, e o que não é</h2>"
            "<p>A Política Nacional de Humanização diz que acolhimento não é um lugar nem uma hora: é "
            "uma <b>postura</b>. Não depende de um profissional só. A Política Nacional de Atenção "
            "Básica (2017) põe o acolhimento, com escuta, entre as atribuições de <b>todos</b> da "
            "equipe.</p>"
            "<ul>"
            "<li><b>Não é</b> triagem para mandar embora quem “não é daqui”.</li>"
            "<li><b>Não é</b> sorriso com senha.</li>"
            "<li><b>Não é</b> atender todo mundo na hora.</li>"
            "<li><b>É</b> escutar o pedido, ver o risco, responder com o que se tem e combinar o que "
            "não se resolve agora.</li>"
            "</ul>"
            "<p>Todo mundo que chega sai com uma <b>resposta</b>. Às vezes ela é “hoje”; às vezes, "
            "“quinta às nove, com a enfermeira, e se piorar assim, volte na hora”.</p>",
        ),
        single_choice(
            "31619fe7-787d-46b8-b017-72e86c658884",
            "Um homem chega ao balcão: “Quero um pedido de exame de sangue”. Qual é a melhor primeira "
            "resposta?",
            wrong(
                "4b8a1e1a-7eee-4323-b5cc-f5087dd389b6",
                "“Exame só com consulta. Quer marcar?”",
                "Pode até ser, mas ainda não sabemos o que ele precisa. A agenda veio antes da escuta.",
            ),
            right(
                "59adc4b1-7849-47c1-bba8-9d35be75efd2",
                "“Claro, vamos ver. O que fez o senhor pensar no exame?”",
                "Isso. O pedido é a porta. Atrás dele pode haver sede, perda de peso, medo ou só rotina.",
            ),
            wrong(
                "fb55605d-d90a-4c96-ad91-8c0c1a7aabcf",
                "“Para quê? O senhor parece ótimo”",
                "A aparência engana, e a frase fecha a conversa.",
            ),
            wrong(
                "0603a8cb-3e02-472b-a244-d22bb711e974",
                "“Isso é com o médico, aguarde”",
                "Esperar sem saber por que nem quanto não é acolher.",
            ),
            feedback="Atrás de um pedido quase sempre há um motivo. Uma pergunta curta o encontra.",
        ),
        paragraph(
            "b9660212-90d0-45d6-a26c-5fbb5fe80b2f",
            "<h2>Escutar em cinco minutos</h2>"
            "<ol>"
            "<li><b>Cumprimente pelo nome</b> que a pessoa usa. O nome social é direito dela (Portaria "
            "1.820, de 2009). Diga o seu nome e o que você faz.</li>"
            "<li><b>Pergunte aberto:</b> “O que traz a senhora hoje?”. Deixe falar sem cortar. A "
            "maioria termina em menos de dois minutos.</li>"
            "<li><b>Pergunte o que preocupa:</b> “O que a senhora acha que pode ser?”, “O que mais a "
            "preocupa?”.</li>"
            "<li><b>Confira:</b> “Se entendi bem, a senhora não dorme há três noites e acabou o "
            "remédio. É isso?”.</li>"
            "<li><b>Combine:</b> o que vai acontecer agora, com quem, em quanto tempo.</li>"
            "</ol>"
            "<p>E cuide do lugar: ninguém conta de violência, corrimento ou tristeza com a fila inteira "
            "ouvindo. Ofereça um canto reservado: “Quer conversar ali dentro?”.</p>",
        ),
        comparison(
            "2e37b316-165c-4f22-9c50-932cc836913d",
            "Frases que fecham e frases que abrem",
            side("avoid", "“Não tem médico hoje.”", "“Seu cadastro não é daqui.”", "“Calma!”"),
            side(
                "do",
                "“O médico não está hoje. Conte-me o que houve, e vemos o que dá para fazer agora.”",
                "“Vou ver o que a senhora precisa e onde é o seu posto.”",
                "“Estou vendo que o senhor está aflito. Vamos ver isso já.”",
            ),
        ),
        multiple_choice(
            "30ef5d79-bf89-4012-8738-619f12c4da16",
            "O que ajuda a pessoa a contar o que precisa? Marque tudo o que vale.",
            right(
                "788c696d-d994-4b7e-8c05-39ea086be48e",
                "Chamar pelo nome e dizer o seu",
                "Vira conversa entre duas pessoas.",
            ),
            right(
                "a9becdf3-35e4-4256-b88b-3dc5e31f39e5",
                "Oferecer um lugar reservado",
                "Muita coisa importante não se diz no balcão.",
            ),
            right(
                "3415f4fe-19e4-42ea-b083-228f3f2c7a1b",
                "Esperar alguns segundos em silêncio",
                "A segunda frase costuma ser a mais importante.",
            ),
            right(
                "2db1988f-1eea-4602-b420-96c155a26596",
                "Repetir com as suas palavras o que entendeu",
                "Mostra que você escutou e corrige o engano cedo.",
            ),
            wrong(
                "a9681823-b385-4be9-903a-72ef81e73b4f",
                "Pedir que fale logo, porque a fila está grande",
                "A pressa esconde o motivo, e a pessoa volta amanhã com o mesmo problema.",
            ),
            feedback="Nome, lugar, silêncio, conferência. Nada disso custa dinheiro.",
        ),
        true_false(
            "16228e1a-bd42-430f-aff4-bbbea5832eaa",
            "Acolher é tarefa da recepção; quem está na sala de vacina ou na farmácia só faz a sua "
            "parte.",
            is_true=False,
            feedback=(
                "Acolher é de toda a equipe. Muita gente conta o que tem justamente para quem aplica a "
                "vacina ou entrega o remédio."
            ),
        ),
        callout(
            "4341b719-cc57-490b-b1a6-e282c21154be",
            "territory",
            "Faça amanhã",
            "<p>Fique dez minutos perto do balcão, com o acordo de quem trabalha ali. Conte quantas "
            "pessoas foram embora <b>sem</b> uma resposta clara. Não anote nomes. Leve o número para a "
            "reunião.</p>",
        ),
        callout(
            "cce9cfa2-cd01-4a1d-93d1-b056aa91850b",
            "remember",
            "Para levar no bolso",
            "<p><b>Nome, pergunta aberta, escuta, conferência, combinado.</b> Ninguém sai sem "
            "resposta.</p>",
        ),
        paragraph(
            "dc9d26a5-0f49-4bb0-befd-3c40ffd477d3",
            as_html(
                sources.HUMANIZASUS,
                sources.PNAB_2017,
                sources.USERS_RIGHTS,
                further=(sources.CAB_28_I,),
            ),
        ),
    ),
)

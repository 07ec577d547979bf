"""The graded quiz: twelve situations that join the eight lessons."""

from courses.demo.content.questions import calculated, short_text, stage, staged_case, variable
from courses.demo.content.shapes import (
    Lesson,
    graded,
    multiple_choice,
    right,
    single_choice,
    true_false,
    wrong,
)

LESSON = Lesson(
    slug="questionario-final",
    title="Questionário final",
    summary="Doze situações do dia a dia. Para concluir o curso, acerte 70%: nove das doze.",
    minutes=20,
    is_graded=True,
    blocks=graded(
        single_choice(
            "4c16a290-1931-4966-b528-e4512cd36534",
            "Seu Antônio subiu a escada correndo e fumou na porta da unidade, agora mesmo. "
            "A sala está vazia e ele tem pressa. Qual é o melhor caminho?",
            wrong(
                "b6efeb6e-55d6-476c-bf05-3fce6f154024",
                "Medir já, antes que ele desista, e anotar “fumou”",
                "A anotação ajuda, mas o número continua alterado pelo cigarro e pela corrida.",
            ),
            right(
                "7cda2246-fd75-4118-ba86-61b0cea1f147",
                "Explicar o motivo, aproveitar a espera para outra coisa e medir depois do preparo",
                "Meia hora sem cigarro, descanso do esforço e cinco minutos quieto. "
                "A espera vira cuidado.",
            ),
            wrong(
                "b21cc23a-72ce-4adb-8421-914a4f86a4fd",
                "Medir já e descontar 10 mmHg pelo cigarro",
                "Não existe desconto que sirva para todos. O efeito muda de pessoa para pessoa.",
            ),
            wrong(
                "61e70d71-31af-4542-aa0c-68f6009504b8",
                "Medir três vezes seguidas, sem intervalo, e usar a menor",
                "Escolher a menor esconde o problema. E, sem preparo, as três saem alteradas.",
            ),
            feedback=(
                "Cigarro e café pedem meia hora de espera; esforço, uma hora. "
                "Depois, cinco minutos sentado e em silêncio."
            ),
        ),
        multiple_choice(
            "8bbfe403-0604-4e27-b53d-f511f50cb55a",
            "Quais destes erros fazem a pressão parecer mais ALTA do que é? Marque todos.",
            right(
                "6449da5f-f700-4248-acbe-a7185d579f3d",
                "Bexiga cheia",
                "Sobe a máxima de 10 a 15 mmHg.",
            ),
            right(
                "f15848ec-36d7-4fbe-b19b-cb699d64073c",
                "Conversar durante a medida",
                "Sobe perto de 10 mmHg.",
            ),
            right(
                "8f0e7242-6497-49a2-ad45-9a4f01c3b3f2",
                "Manguito pequeno para o braço",
                "Quanto menor, pior: dois tamanhos abaixo somam quase 20 mmHg.",
            ),
            wrong(
                "71de77b3-d2cb-48f5-9f50-412c39714fe3",
                "Manguito grande demais para o braço",
                "Esse empurra para baixo: o número parece melhor do que é.",
            ),
            wrong(
                "278a1901-235b-417b-a5ec-148d44105dab",
                "Braço erguido acima da altura do coração",
                "Esse empurra para baixo, perto de 8 mmHg a cada 10 cm.",
            ),
            feedback=(
                "Erro para cima pode virar remédio a mais. Erro para baixo deixa a pessoa sem cuidado. "
                "Os dois se evitam com preparo e fita métrica."
            ),
        ),
        single_choice(
            "455e84a6-9841-4b5d-a250-3a95bc3214a0",
            "O braço de Dona Conceição mede 37 cm. Na gaveta há três manguitos para o aparelho "
            "digital, com a faixa impressa em cada um. Qual você usa?",
            wrong(
                "5e072fab-dc1e-40c3-a371-02544e858776",
                "O de 22 a 32 cm, apertando bem o velcro",
                "O braço é maior que a faixa. O número sairia mais alto que o verdadeiro.",
            ),
            right(
                "ab1ac2e9-a757-4ee0-b066-9a77dfd60e23",
                "O de 32 a 42 cm",
                "37 cm está dentro da faixa impressa. É esse.",
            ),
            wrong(
                "bd08bede-a827-4bd8-8260-a8c7c0303d51",
                "O de 42 a 60 cm, porque maior é mais confortável",
                "O braço é menor que a faixa. O número sairia mais baixo que o verdadeiro.",
            ),
            wrong(
                "0908a743-6a52-4d39-aa30-83df54225f32",
                "Qualquer um: o aparelho digital corrige o tamanho sozinho",
                "O aparelho comum não corrige. O manguito errado muda o número.",
            ),
            feedback=(
                "No aparelho digital, vale a faixa que o fabricante imprimiu no manguito. "
                "A fita métrica decide."
            ),
        ),
        calculated(
            "36f567bc-e589-4e5f-8de4-82189bb661d5",
            "Três medidas de Seu Raimundo, com dois minutos entre elas: 172 por 100, {segunda} por 94 "
            "e {terceira} por 92. Qual é a média da máxima, usando as duas últimas?",
            variable("segunda", "158", "166", "2"),
            variable("terceira", "150", "156", "2"),
            formula="(segunda + terceira) / 2",
            unit="mmHg",
            feedback=(
                "Some {segunda} e {terceira} e divida por dois. "
                "A primeira costuma sair mais alta e fica fora dessa média, mas também é anotada."
            ),
        ),
        true_false(
            "1f8c4d16-8483-45bb-a3ed-1827a375133c",
            "O pulso de Dona Iracema bate fora de ritmo. Mesmo assim, uma única medida no aparelho "
            "digital basta para decidir.",
            is_true=False,
            feedback=(
                "Com o pulso fora de ritmo, o digital perde confiança. Repita, use o estetoscópio e "
                "conte à enfermeira ou ao médico: o próprio ritmo precisa ser investigado."
            ),
        ),
        single_choice(
            "b82e0ba4-2f99-47d5-8aba-f41764669884",
            "Seu Benedito, 79 anos, toma remédio para pressão e caiu na semana passada. "
            "Sentado: 142 por 80. Em pé, aos 3 minutos: 116 por 72, com tontura. O que fazer?",
            wrong(
                "b3d9cef4-2660-4c64-9fcb-a4d6ad49492d",
                "Anotar só a medida sentada, que é a que vale para o diagnóstico",
                "A medida em pé explica a queda. Sem ela, a equipe não enxerga o risco.",
            ),
            wrong(
                "dfd16979-eb0d-4337-a61f-70a3bbf267fa",
                "Dizer a ele que pare o remédio da pressão até a consulta",
                "Parar por conta própria também é perigoso. Quem ajusta é quem prescreve.",
            ),
            right(
                "1e656404-1678-4f57-b5eb-04ef51a9d763",
                "Sentá-lo com segurança, anotar as duas medidas e avisar a enfermeira ou o médico hoje",
                "A máxima caiu 26 mmHg, com tontura: é hipotensão postural, e ele já caiu uma vez.",
            ),
            wrong(
                "175ed378-9ab0-49bb-abfb-c654e75882c9",
                "Pedir que levante mais depressa e medir outra vez",
                "Isso aumenta o risco de ele cair de novo.",
            ),
            feedback=(
                "Queda de 20 ou mais na máxima, ou de 10 ou mais na mínima, em até 3 minutos de pé: "
                "hipotensão postural. Segurança primeiro, aviso no mesmo dia."
            ),
        ),
        true_false(
            "f4dd8861-1114-4d91-ba86-99e0bd2752ec",
            "Quem faz MRPA anota todas as medidas, inclusive as que achar estranhas.",
            is_true=True,
            feedback=(
                "Todas vão para o papel; a equipe calcula a média pelo protocolo. Muitos valores contam "
                "a história melhor que o número escolhido. Ao lado, pode escrever o que houve no dia."
            ),
        ),
        staged_case(
            "2f38f520-3b3e-4e33-bb55-dfe012a9e364",
            "A visita a Seu Raimundo: cada resposta leva ao que aconteceu depois.",
            stage(
                "1e83efff-427e-4f1b-8282-11b86dd5eb83",
                "Na visita, Seu Raimundo tem 190 por 112. Ele não sente nada.",
                "O que fazer primeiro?",
                right(
                    "aaa20678-9643-4c33-b095-119a6c7266c8",
                    "Deixá-lo cinco minutos em repouso, conferir o manguito e medir de novo",
                    "Antes de decidir, confira se o número é dele ou do jeito de medir.",
                ),
                wrong(
                    "449eaef6-aec6-49c3-85de-5847b5b1311b",
                    "Pôr um comprimido de pressão debaixo da língua dele",
                    "Baixar depressa pode fazer mal, e remédio só com quem prescreve.",
                ),
                wrong(
                    "556fa9b3-2a2a-450f-8109-a8ff920d612a",
                    "Remarcar para o mês que vem, já que ele não sente nada",
                    "Pressão alta quase nunca dói. Um mês é tempo demais para esse valor.",
                ),
                feedback="Sem sinal de gravidade: repouso e nova medida, com o preparo certo.",
            ),
            stage(
                "fca53647-4725-4cbe-b547-a2773c62e7a5",
                "Depois de cinco minutos de repouso, com o manguito certo, dá 188 por 110. Ele "
                "continua sem queixa e conta que o remédio acabou na semana passada.",
                "E agora? Marque tudo o que vale.",
                right(
                    "53979f9f-27c8-43ed-8d5a-8a30f5c53ecc",
                    "Combinar com a enfermeira ou o médico uma avaliação hoje",
                    "Valor muito alto que se mantém pede avaliação no mesmo dia, mesmo sem queixa.",
                ),
                right(
                    "f76567b6-3944-4db5-b47b-01a214454671",
                    "Explicar a ele quais sinais pedem socorro na hora",
                    "Assim, ele e a família sabem o que fazer se algo mudar.",
                ),
                wrong(
                    "525fcf0d-2cd1-4204-8f9b-99570c0f7d79",
                    "Emprestar o remédio do vizinho até a consulta",
                    "Remédio de outra pessoa pode ter outra dose. Quem prescreve decide.",
                ),
                feedback="O remédio que acabou explica muito. A avaliação é hoje, sem bronca.",
            ),
            stage(
                "f8676b21-c323-426c-bc8d-c60140705ce0",
                "No caminho da unidade, a fala dele fica enrolada e o braço direito perde a força.",
                "O que muda?",
                right(
                    "e1382723-3ded-4fcc-85d1-64b7aad12b29",
                    "É urgência: chamar o 192, anotar a hora em que começou e ficar junto",
                    "Fraqueza de um lado e fala enrolada são sinais de AVC, o derrame. Cada minuto conta.",
                ),
                wrong(
                    "9b7e1e07-162b-49d2-b4d5-5ce723482e1c",
                    "Parar, esperar mais cinco minutos e medir de novo",
                    "Agora o número não decide mais nada. Os sinais decidem.",
                ),
                wrong(
                    "9fe7f477-ed80-40b8-9a57-659eedff78f7",
                    "Dar água com açúcar e seguir a pé",
                    "Com a fala enrolada ele pode engasgar, e andar atrasa o socorro.",
                ),
                feedback="Primeiro a pessoa, depois o número.",
            ),
            feedback=(
                "Sem sinal de gravidade: repouso, nova medida e avaliação no mesmo dia. "
                "Se aparecer dor no peito, falta de ar ou fraqueza de um lado, é urgência."
            ),
        ),
        single_choice(
            "1c8986aa-47c1-4bca-860a-fdf87135c640",
            "Dona Lurdes: média de 128 por 92 na unidade, com preparo e manguito certos. O que você "
            "anota e diz?",
            wrong(
                "acef35da-c59a-471b-b079-9858286233ea",
                "“13 por 9” e “está ótima, dona Lurdes”",
                "O arredondamento esconde a mínima, que já está no estágio 1.",
            ),
            wrong(
                "33b546fc-d866-4809-973c-57cdeb16d5b1",
                "“128 por 92” e “a senhora é hipertensa”",
                "O valor está certo, mas um dia só não fecha diagnóstico. Quem fecha é a consulta.",
            ),
            right(
                "05c23dc0-0d5d-48fc-bc23-3dd391cf757f",
                "“128 por 92, braço esquerdo, sentada” e “vamos medir em outro dia e mostrar para a "
                "enfermeira”",
                "Valor exato, como foi medido e o próximo passo combinado.",
            ),
            wrong(
                "468be5de-c131-4b26-a68c-3191758cc0d6",
                "Só a máxima, 128, que está boa",
                "Os dois números contam. O degrau mais alto manda, e aqui é o da mínima.",
            ),
            feedback=(
                "Máxima e mínima em degraus diferentes: vale o mais alto. E o número de um dia é uma peça, "
                "não o diagnóstico."
            ),
        ),
        short_text(
            "7b527aef-281b-4540-8536-be6ec9ad7095",
            "Ao ficar em pé, a máxima de uma pessoa caiu 24 mmHg em 2 minutos. Que nome se dá a essa "
            "queda?",
            "hipotensão postural",
            "hipotensão ortostática",
            "queda postural",
            feedback=(
                "Queda de 20 ou mais na máxima, ou de 10 ou mais na mínima, em até 3 minutos de pé, é "
                "hipotensão postural. Anote as duas medidas e avise no mesmo dia."
            ),
        ),
        single_choice(
            "32c3b9b5-dec4-48cb-93ad-3893719a491a",
            "Seu Raimundo diz, baixinho, que parou o remédio porque “dá fraqueza”. O que fazer "
            "primeiro?",
            wrong(
                "2925cb21-98bc-4443-9040-1a8e82062705",
                "Explicar que, sem remédio, ele pode ter um derrame",
                "Ele acabou de confiar em você. O susto fecha a porta que se abriu.",
            ),
            right(
                "0227cbbb-9159-4a58-a2a5-173304672708",
                "Agradecer por ter contado, perguntar como é essa fraqueza e combinar de levar hoje à "
                "enfermeira",
                "Isso. O motivo apareceu, e a equipe pode mudar horário, dose ou remédio.",
            ),
            wrong(
                "f6dcb1ce-b6ee-4da8-9626-b9337511de88",
                "Sugerir que tome só metade do comprimido",
                "Quem muda a dose é quem prescreve, depois de ouvir e medir.",
            ),
            wrong(
                "36fc8163-4ba5-4e5a-9f4a-9b1ee3e9cd80",
                "Anotar “não adere ao tratamento” e seguir a visita",
                "A frase culpa a pessoa e esconde o motivo, que tem solução.",
            ),
            feedback=(
                "Fraqueza pode ser efeito do remédio, pressão baixa ao levantar ou outra coisa. Escutar, "
                "medir sentado e em pé, e levar a quem decide."
            ),
        ),
        true_false(
            "30113f1e-f75c-4a9e-8cf2-6f98d4eaf32b",
            "Para achar quem sumiu, a equipe pode colar na parede da unidade a lista de pessoas com "
            "hipertensão sem medida há seis meses.",
            is_true=False,
            feedback=(
                "Dado de saúde é dado sensível e segredo da pessoa com a equipe. A lista fica com quem "
                "cuida, e a conversa é em particular."
            ),
        ),
    ),
)

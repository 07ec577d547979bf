"""Lesson 8: who is missing, how the team finds them, and what it keeps count of."""

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
    wrong,
)

LESSON = Lesson(
    slug="o-trabalho-da-equipe",
    title="O trabalho da equipe",
    summary=(
        "Cadastro, registro, busca ativa e indicadores: como a equipe descobre quem está faltando e "
        "cuida do aparelho que mede todo mundo."
    ),
    minutes=20,
    is_graded=False,
    blocks=(
        paragraph(
            "953d1308-3b13-4674-a057-9c71c1ae6991",
            "<h2>A pergunta da Cleide</h2>"
            "<p>Reunião de equipe, quinta-feira. A enfermeira Cleide faz duas perguntas: “Quantas "
            "pessoas com hipertensão nós temos? E quantas não mediram a pressão nos últimos seis "
            "meses?”</p>"
            "<p>Silêncio. Todo mundo conhece Dona Iracema, que vem sempre. Ninguém sabe da família "
            "nova, no fim do ramal.</p>"
            "<p>Quem aparece na unidade é fácil de cuidar. O risco maior costuma estar em <b>quem não "
            "aparece</b>. Para achar essas pessoas, é preciso lista.</p>",
        ),
        paragraph(
            "29e11e06-d234-404d-acc9-4ac7bfc2d689",
            "<h2>Do cadastro ao número</h2>"
            "<ol>"
            "<li><b>Cadastro:</b> na visita, o agente pergunta se a pessoa tem pressão alta e marca no "
            "cadastro individual. É o que ela conta.</li>"
            "<li><b>Lista de problemas:</b> na consulta, médico ou enfermeira registra o problema "
            "avaliado no prontuário: hipertensão sem complicação (CIAP-2 K86) ou com complicação (K87). "
            "É o que a equipe avaliou.</li>"
            "<li><b>Pressão medida:</b> no campo próprio do prontuário eletrônico, não só no texto "
            "livre. Número perdido no texto não entra em lista nenhuma.</li>"
            "</ol>"
            "<p>As duas listas quase nunca batem. E a diferença é preciosa: quem disse que tem e nunca "
            "passou em consulta é o primeiro nome da busca.</p>"
            "<h3>Quantas pessoas esperar?</h3>"
            "<p>Na Pesquisa Nacional de Saúde de 2019, perto de 24 em cada 100 adultos contaram ter o "
            "diagnóstico. É uma média do país: onde há mais gente idosa, é mais. Serve para desconfiar. "
            "Se a sua lista está muito abaixo, falta gente nela.</p>",
        ),
        numeric(
            "11e0b451-4f8d-478b-a0a9-cb6881b9b57b",
            "A área da equipe tem 2.000 adultos. Usando 24 em cada 100, quantas pessoas com diagnóstico "
            "de hipertensão você esperaria encontrar?",
            answer="480",
            tolerance="0",
            unit="pessoas",
            feedback=(
                "2.000 dividido por 100 dá 20; 20 vezes 24 dá 480. Se a lista da equipe tem 300, ainda "
                "faltam perto de 180 pessoas para procurar."
            ),
        ),
        paragraph(
            "1cd38c12-9abd-4b01-b984-02f4893f77c3",
            "<h2>O que o Ministério conta</h2>"
            "<p>O financiamento federal da atenção primária mudou com a Portaria 3.493, de 2024. Um dos "
            "indicadores de qualidade é o <b>C5, cuidado da pessoa com hipertensão</b>. Pela nota "
            "metodológica de 2025, a equipe é avaliada por quatro boas práticas, com cada pessoa da "
            "lista:</p>"
            "<ul>"
            "<li><b>consulta</b> com médico ou enfermeira, presencial ou remota, nos últimos seis "
            "meses;</li>"
            "<li><b>pressão medida e registrada</b> nos últimos seis meses;</li>"
            "<li><b>duas visitas</b> de agente comunitário, com pelo menos 30 dias entre elas, em doze "
            "meses;</li>"
            "<li><b>peso e altura</b> registrados em doze meses.</li>"
            "</ul>"
            "<p>A nota muda de tempos em tempos: confira a versão em vigor com a coordenação. E lembre: "
            "o indicador é um retrovisor. Ele mostra se o cuidado aconteceu e foi escrito. Não mede se "
            "a pessoa foi bem escutada.</p>",
        ),
        multiple_choice(
            "14a0a5e7-0c93-470c-a773-8ab7b282a686",
            "Quais destas ações entram nas quatro boas práticas do indicador C5? Marque todas.",
            right(
                "07d9e4e7-7ad3-42da-a476-1ef61b0b8a16",
                "Consulta com médico ou enfermeira nos últimos seis meses",
                "Presencial ou remota, registrada no prontuário.",
            ),
            right(
                "e9d67cbc-b68f-48de-adb1-8d8ed9fe416d",
                "Pressão registrada nos últimos seis meses",
                "No campo próprio. Se está só no caderno, não conta.",
            ),
            right(
                "48b9bdb8-d65c-4c24-a255-aa646c2eb153",
                "Duas visitas do agente em doze meses, com 30 dias ou mais entre elas",
                "Duas visitas na mesma semana contam como uma para este fim.",
            ),
            right(
                "93c329e9-3a2d-42b3-8e18-a7c32c1cf5ee",
                "Peso e altura registrados em doze meses",
                "Aproveite a ida à unidade e faça junto.",
            ),
            wrong(
                "1228c176-db7d-49db-8431-e867f6d16760",
                "Número de remédios entregues na farmácia",
                "Importa para o cuidado, mas não está entre as quatro.",
            ),
            wrong(
                "da3bc682-c74b-48d5-9c83-58e0689abc84",
                "Quantas pessoas foram mandadas ao hospital",
                "Não está entre as quatro. E mandar menos ou mais não diz, sozinho, se o cuidado foi bom.",
            ),
            feedback=(
                "Consulta, pressão, visitas, peso e altura. Quatro registros que cabem na rotina, se houver "
                "lista."
            ),
        ),
        paragraph(
            "dc8ad598-e708-428f-9b40-f343152e814e",
            "<h2>Busca ativa que respeita</h2>"
            "<ol>"
            "<li><b>Liste:</b> uma vez por mês, quem está há mais de seis meses sem pressão "
            "registrada.</li>"
            "<li><b>Divida</b> por microárea, com poucos nomes por semana.</li>"
            "<li><b>Priorize:</b> gestante e puérpera; quem já teve AVC, infarto ou doença nos rins; "
            "quem teve valor muito alto; quem mora longe ou sozinho.</li>"
            "<li><b>Vá com um motivo de cuidado,</b> não de cobrança: “Senti sua falta. Como a senhora "
            "está?”</li>"
            "<li><b>Facilite:</b> horário combinado, medida em casa, transporte, grupo perto.</li>"
            "<li><b>Anote a resposta</b>, também quando for “mudou-se” ou “não quer”. Não querer é um "
            "direito; voltar a perguntar, um cuidado.</li>"
            "</ol>"
            "<p><b>Segredo é parte do cuidado.</b> Dado de saúde é dado sensível na Lei Geral de "
            "Proteção de Dados (2018). Nada de lista na parede, valor gritado no portão ou foto de "
            "prontuário no grupo do telefone.</p>",
        ),
        single_choice(
            "9c49c09a-503a-45d2-9806-6d1b9557bfa9",
            "Marlene tem doze nomes sem medida há mais de seis meses. Como começar?",
            wrong(
                "442ac3ee-1db2-463f-9ffd-80ebcce5b05e",
                "Colar a lista na porta da unidade, para as pessoas se lembrarem",
                "Todos ficariam sabendo quem tem hipertensão. Isso fere o segredo e afasta.",
            ),
            wrong(
                "7f53db70-6c18-4dfa-921b-328c09f32a4f",
                "Mandar os nomes no grupo de moradores, que é mais rápido",
                "Rápido e público. Dado de saúde não vai para grupo de mensagem.",
            ),
            right(
                "7ca889b7-daf4-4b26-9f40-ac22af383cf5",
                "Com a enfermeira, pôr na frente quem corre mais risco e combinar três ou quatro visitas "
                "por semana",
                "Isso. Prioridade, tamanho que cabe na semana e conversa em particular.",
            ),
            wrong(
                "5f462113-d97b-476e-8996-ea1510521e11",
                "Esperar a próxima campanha e medir todos de uma vez",
                "Quem não vem à unidade costuma não vir à campanha. E seis meses já é muito.",
            ),
            feedback="Lista pequena, prioridade clara, conversa em particular.",
        ),
        image(
            "cd0bddd1-d8b4-4fa3-8ec0-fa2cdc689061",
            "team_month",
            alt=(
                "Caminho de um mês de trabalho da equipe em quatro paradas. Semana 1: tirar a lista. Semana "
                "2: visitar quem corre mais risco. Semana 3: consultas e medidas. Semana 4: reunião, ver o "
                "que mudou e combinar o próximo mês."
            ),
            caption="Um mês que cabe na rotina: listar, visitar, cuidar, conversar. E recomeçar.",
        ),
        paragraph(
            "b7822620-2564-4ed9-997d-7f5ad522be81",
            "<h2>O aparelho também se cuida</h2>"
            "<ul>"
            "<li><b>Conferência da calibração</b> uma vez por ano. Anote a data numa etiqueta no "
            "aparelho.</li>"
            "<li><b>Um manguito de cada tamanho</b> e uma fita métrica na mesma gaveta.</li>"
            "<li><b>Pilhas de reserva</b> e mangueira sem furo.</li>"
            "<li><b>Limpeza</b> do manguito e do estetoscópio entre uma pessoa e outra, com o produto "
            "que o fabricante indica.</li>"
            "<li><b>Caiu no chão?</b> Separe e peça conferência, mesmo que ainda ligue.</li>"
            "</ul>"
            "<p>Aparelho descalibrado erra calado, com todo mundo, todos os dias. É o erro mais barato "
            "de evitar.</p>",
        ),
        callout(
            "ad97cb65-6be0-4c99-a55a-94786cbce786",
            "remember",
            "Para levar no bolso",
            "<p><b>Lista, prioridade, visita, registro, reunião.</b> Quem não aparece é quem mais "
            "precisa ser procurado, com respeito e em segredo.</p>",
        ),
        callout(
            "c37caaeb-1672-4fae-9dfa-717ee9d6b06c",
            "territory",
            "Para fechar o curso",
            "<p>Na próxima reunião, faça as duas perguntas da Cleide. Anote as respostas e a data. Faça "
            "de novo daqui a três meses. A diferença entre os dois papéis é o seu trabalho.</p>",
        ),
        paragraph(
            "5712ae17-028d-4804-9baf-7e5c6234e35a",
            as_html(
                sources.INDICATOR_C5,
                sources.FINANCING_2024,
                sources.PNS_2019,
                sources.DATA_PROTECTION_LAW,
                sources.GUIDELINE_2016,
                further=(sources.PNAB_2017, sources.CARE_LINE_2021),
            ),
        ),
    ),
)

"""Lesson 3: the cuff, the digital device, the stethoscope, and how often to repeat."""

from courses.demo.content.blood_pressure import sources
from courses.demo.content.citing import as_html
from courses.demo.content.questions import ordering
from courses.demo.content.shapes import (
    Lesson,
    activity,
    callout,
    image,
    numeric,
    paragraph,
    true_false,
)

LESSON = Lesson(
    slug="a-medida-passo-a-passo",
    title="A medida, passo a passo",
    summary=(
        "A fita métrica antes do manguito, o aparelho digital e seus tropeços, o estetoscópio "
        "e por que uma medida só não basta."
    ),
    minutes=25,
    is_graded=False,
    blocks=(
        paragraph(
            "25b667ce-60f0-4165-bd1e-f54a3a01f30b",
            "<h2>O braço do Seu Raimundo</h2>"
            "<p>Seu Raimundo (pessoa inventada) tem 58 anos e uma vida de remo: braço grosso, forte. "
            "O manguito da sala vive preso ao aparelho. No braço dele, o velcro fecha só na pontinha "
            "e se solta no meio da medida. “Aperta aí que dá”, ele brinca.</p>"
            "<p>Não dá. Com manguito pequeno, o aparelho mostra uma pressão <b>mais alta</b> do que "
            "a de verdade. Num estudo brasileiro em 18 serviços de atenção primária, publicado em "
            "2017, 4 em cada 10 medidas foram feitas com manguito inadequado ao braço.</p>"
            "<h2>Primeiro, a fita métrica</h2>"
            "<ol>"
            "<li>Peça para a pessoa deixar o braço solto.</li>"
            "<li>Ache o meio do caminho entre a ponta do ombro e a ponta do cotovelo.</li>"
            "<li>Passe a fita em volta, sem apertar, e leia a <b>circunferência</b>.</li>"
            "<li>Anote no cadastro. Em adulto ela muda pouco; confira de novo se o peso mudar.</li>"
            "</ol>"
            "<p>Dentro do manguito há uma bolsa de borracha, que enche de ar. No estetoscópio, a "
            "conta é esta: a <b>largura</b> da bolsa deve ter cerca de 40% da circunferência do "
            "braço, e o <b>comprimento</b> deve dar a volta em pelo menos 80% dele.</p>"
            "<p>No aparelho digital, vale a <b>faixa impressa no manguito</b>. Cada marca tem a sua. "
            "Manguito de uma marca não serve em aparelho de outra, a não ser que o fabricante "
            "diga.</p>",
        ),
        image(
            "95cd7f7b-8c17-4a2b-aade-6b0b59c93e81",
            "cuff_sizes",
            alt=(
                "Figura: quatro tamanhos de manguito pela circunferência do braço, em centímetros. "
                "De 22 a 26, adulto pequeno, bolsa de 10 por 24; de 27 a 34, adulto, 13 por 30; "
                "de 35 a 44, adulto grande, 16 por 38; de 45 a 52, extragrande, 20 por 42."
            ),
            caption=(
                "Faixas e medidas da bolsa, em centímetros, da 7ª Diretriz Brasileira de Hipertensão "
                "Arterial (2016), que chama o maior de manguito de coxa. "
                "No aparelho digital, siga a faixa impressa no manguito."
            ),
        ),
        numeric(
            "72da49d1-cf82-4a29-b28e-ae6a457b5acc",
            "O braço do Seu Raimundo mede 40 cm de circunferência. Para medir com estetoscópio, "
            "quantos centímetros de largura deve ter a bolsa de borracha, pela regra dos 40%?",
            answer="16",
            tolerance="0.5",
            unit="cm",
            feedback=(
                "40% de 40 cm são 16 cm. É a largura do manguito adulto grande. "
                "O adulto comum tem perto de 13 cm: nesse braço, o número sairia mais alto."
            ),
        ),
        callout(
            "5b6134b8-e7ea-4d1b-8d17-9896e2b0837c",
            "warning",
            "Não tem o tamanho certo?",
            "<p>Não force o pequeno e não invente desconto. Anote que faltou o manguito, avise a "
            "enfermeira e ajude a pedir a compra. Braço grande não é exceção: é gente da sua "
            "área.</p>",
        ),
        paragraph(
            "f873dd1c-0def-47a3-99c4-218dd0bdba5f",
            "<h2>Com o aparelho digital</h2>"
            "<p>Prefira o de <b>braço</b>, de modelo <b>validado</b>: testado, e aprovado, contra uma "
            "medida de referência. O de punho erra fácil com a posição da mão. "
            "E todo aparelho precisa de conferência da calibração <b>uma vez por ano</b>.</p>"
            "<ol>"
            "<li>Sinta o pulso antes. Se bate fora de ritmo, guarde essa informação.</li>"
            "<li>Coloque o manguito no braço nu, 2 a 3 cm acima da dobra do cotovelo, "
            "sem folga.</li>"
            "<li>Deixe a marca da artéria sobre a parte de dentro do braço, onde o pulso bate.</li>"
            "<li>Confira de novo: costas, pés, pernas, braço na altura do coração.</li>"
            "<li>Aperte o botão. Ninguém fala, ninguém mexe o braço.</li>"
            "<li>Anote o que está no visor, sem arredondar.</li>"
            "</ol>"
            "<h3>Onde o digital tropeça</h3>"
            "<ul>"
            "<li><b>Pulso fora de ritmo</b>, como na fibrilação atrial: o número perde confiança. "
            "Repita, use o estetoscópio e conte à enfermeira ou ao médico.</li>"
            "<li><b>Tremor</b> ou braço que se mexe.</li>"
            "<li><b>Pilha fraca</b>, mangueira furada, velcro gasto.</li>"
            "<li><b>Manguito</b> frouxo, por cima da roupa ou do tamanho errado.</li>"
            "</ul>",
        ),
        paragraph(
            "8e3708ac-f01c-4019-81ed-8db4e250b59d",
            "<h2>Com o estetoscópio</h2>"
            "<ol>"
            "<li>Coloque o manguito 2 a 3 cm acima da dobra do cotovelo, com o meio da bolsa sobre a "
            "artéria braquial.</li>"
            "<li>Com os dedos no pulso do punho (o radial), encha até o pulso <b>sumir</b>. "
            "Esse ponto dá uma ideia da máxima. Esvazie e espere um pouco.</li>"
            "<li>Ache o pulso na dobra do cotovelo. Apoie ali o estetoscópio, sem apertar.</li>"
            "<li>Encha rápido até <b>20 a 30 mmHg acima</b> do ponto em que o pulso sumiu.</li>"
            "<li>Solte o ar <b>devagar: 2 mmHg por segundo</b>. Na maioria dos relógios, "
            "é um tracinho por segundo.</li>"
            "<li>O primeiro som marca a <b>máxima</b> (fase I de Korotkoff).</li>"
            "<li>O som que <b>desaparece</b> marca a <b>mínima</b> (fase V).</li>"
            "<li>Escute mais 20 a 30 mmHg para ter certeza e só então esvazie tudo.</li>"
            "</ol>"
            "<p>Se o som continuar até o zero, a mínima é o ponto em que ele fica abafado "
            "(fase IV). Anote os três valores: máxima, abafamento e zero.</p>"
            "<p>Por que sentir o pulso antes? Em algumas pessoas o som some no meio do caminho e "
            "depois volta. É o <b>hiato auscultatório</b>. Quem enche pouco começa a ouvir só depois "
            "do silêncio e anota uma máxima bem menor que a verdadeira.</p>",
        ),
        true_false(
            "016f768a-8a51-4d2e-b2ba-0342865c4c4e",
            "A fila está grande. Soltar o ar bem depressa economiza tempo e não muda o valor.",
            is_true=False,
            feedback=(
                "Soltando depressa, você perde o primeiro som e a máxima sai mais baixa. O último "
                "som também escapa, e a mínima sai mais alta. A 2 mmHg por segundo, a medida leva "
                "perto de um minuto. Vale a pena."
            ),
        ),
        ordering(
            "27ce9e52-15ca-4456-9e49-378c28e1be2d",
            "Ponha em ordem a medida com estetoscópio, do braço à anotação.",
            "Encher sentindo o pulso do punho, até ele sumir",
            "Esvaziar e esperar um pouco",
            "Apoiar o estetoscópio no pulso da dobra do cotovelo",
            "Encher 20 a 30 mmHg acima de onde o pulso sumiu",
            "Soltar o ar devagar e ouvir o primeiro som: a máxima",
            "Ouvir o som desaparecer: a mínima",
            feedback=(
                "Primeiro o dedo, depois o ouvido. Sentir o pulso sumir antes de ouvir evita anotar "
                "uma máxima menor que a verdadeira, quando o som some no meio do caminho e volta."
            ),
        ),
        paragraph(
            "c69d7a5a-3f6e-446b-ac2c-d752999d50ca",
            "<h2>Uma medida só não basta</h2>"
            "<p>A primeira costuma sair mais alta: é o susto. Por isso, faça <b>pelo menos duas, de "
            "preferência três</b>, com um a dois minutos entre elas. Com três, a linha de cuidado do "
            "Ministério da Saúde usa a <b>média das duas últimas</b>.</p>"
            "<p><b>Na primeira vez, meça nos dois braços.</b> Daí em diante, use sempre o de valor "
            "maior, e escreva qual é. Diferença grande, que se repete, é notícia para a enfermeira "
            "ou o médico. Não meça em braço com fístula de hemodiálise, com soro correndo ou com "
            "ferida.</p>",
        ),
        image(
            "c01d4f3f-6e9e-44f7-84bf-766156152278",
            "measuring_path",
            alt=(
                "Linha do tempo da medida: meia hora antes, sem café, comida, álcool nem cigarro; "
                "banheiro; cinco minutos de repouso; medida 1; de um a dois minutos de espera; "
                "medida 2; mais um a dois minutos; medida 3; média das duas últimas."
            ),
            caption="O caminho inteiro leva perto de dez minutos na cadeira.",
        ),
        numeric(
            "bebc1db0-94e1-4b72-931d-1081f286b21b",
            "Três medidas de Dona Iracema, com dois minutos entre elas: 158 por 96, 148 por 90 e "
            "144 por 88. Qual é a média da máxima, usando as duas últimas?",
            answer="146",
            tolerance="0",
            unit="mmHg",
            feedback=(
                "148 mais 144 dá 292. Dividido por dois, 146. Com a mínima é igual: 90 mais 88, "
                "dividido por dois, dá 89. Você anota as três medidas e a média: 146 por 89."
            ),
        ),
        callout(
            "4639baf1-4f27-4c27-a6dc-5f390e72f9b8",
            "remember",
            "Para levar no bolso",
            "<p><b>Fita, manguito certo, três medidas, média das duas últimas, sem arredondar.</b> "
            "Na primeira vez, os dois braços. Em quem pode cair, também em pé.</p>",
        ),
        activity(
            "d2494ac1-fde4-4560-ba8a-2ec0c9b59181",
            "Meça o braço de dez pessoas",
            minutes=30,
            task=(
                "Nos próximos dez atendimentos, meça a circunferência do braço e veja se o manguito que "
                "está na sala serve."
            ),
            checklist=(
                "Fita no meio do braço, sem apertar",
                "Medida anotada no cadastro",
                "Manguito dentro da faixa impressa",
            ),
            bring_back=(
                "Quantas das dez cabem no manguito da sala. Só o número, sem nomes: com ele, o pedido de "
                "compra fica mais forte."
            ),
        ),
        paragraph(
            "25cfece1-bfc5-422f-9119-1781cfabe003",
            as_html(
                sources.CARE_LINE_2021,
                sources.GUIDELINE_2016,
                sources.GUIDELINE_2010,
                sources.CUFF_PRIMARY_CARE,
                sources.CUFF_TRIAL,
                further=(
                    sources.GUIDELINE_MEASUREMENT_2023,
                    sources.GUIDELINE_2020,
                    sources.CAB_37,
                ),
            ),
        ),
    ),
)

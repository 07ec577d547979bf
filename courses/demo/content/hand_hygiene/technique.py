"""Lesson 2: alcohol or soap, for how long, and what is in the way."""

from courses.demo.content.citing import as_html
from courses.demo.content.hand_hygiene import sources
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
    slug="alcool-ou-agua-e-sabonete",
    title="Álcool ou água e sabonete",
    summary="Qual dos dois usar, por quanto tempo, em que ordem, e o que atrapalha: anel, unha, pressa.",
    minutes=12,
    is_graded=False,
    blocks=(
        paragraph(
            "90d36395-2951-4ebe-9cc8-548c6fc27bf6",
            "<h2>Qual dos dois?</h2>"
            "<p>Se as mãos <b>parecem limpas</b>, prefira o <b>álcool</b>: é mais rápido, está mais "
            "perto e resseca menos que lavar muitas vezes.</p>"
            "<p>Use <b>água e sabonete líquido</b> quando:</p>"
            "<ul>"
            "<li>as mãos estão visivelmente sujas;</li>"
            "<li>houve contato com sangue ou outro fluido do corpo;</li>"
            "<li>você foi ao banheiro;</li>"
            "<li>há suspeita forte de micróbio que forma esporo, como em surto de diarreia por "
            "<i>Clostridioides difficile</i>: o álcool não acaba com o esporo.</li>"
            "</ul>"
            "<p>Não use os dois em seguida sem precisar: junto, eles ferem a pele, e pele ferida guarda "
            "mais micróbios.</p>"
            "<p>Qual álcool? Pela resolução da Anvisa de 2010, o gel deve ter concentração mínima de "
            "<b>70%</b>, e o líquido, entre <b>60 e 80%</b>, com produto que protege a pele. O álcool "
            "de limpar mesa não serve para as mãos.</p>",
        ),
        single_choice(
            "6672bb94-a15a-473c-988b-9133b05aa307",
            "Depois de um curativo com secreção, a luva furou e a mão está úmida e suja. O que usar?",
            wrong(
                "ce36df57-1459-474f-9ab6-b2bd0b90dcc0",
                "Álcool em gel, em dobro",
                "O álcool não limpa sujeira que se vê. Ela protege o micróbio.",
            ),
            right(
                "a212522e-e099-4b73-afba-4daa2bbf4739",
                "Água e sabonete líquido",
                "Isso. Sujeira que se vê ou contato com fluido pede água e sabonete.",
            ),
            wrong(
                "8ad37cd0-e175-44b6-a641-1eae14b2013f",
                "Um pano úmido e depois luva nova",
                "O pano espalha. E luva nova sobre mão suja sai suja.",
            ),
            wrong(
                "5ea5b727-9a78-4c75-86db-247ccca5291b",
                "Água e sabonete e, logo em seguida, álcool",
                "Lavar basta. Os dois juntos ferem a pele.",
            ),
            feedback="Mão que parece limpa: álcool. Mão suja ou com fluido: água e sabonete.",
        ),
        paragraph(
            "3ed98349-1d98-45f9-915b-a81f04f40899",
            "<h2>O caminho das mãos</h2>"
            "<p>Os gestos são quase os mesmos com álcool ou com sabonete:</p>"
            "<ol>"
            "<li>Produto bastante para cobrir as duas mãos inteiras.</li>"
            "<li>Palma com palma.</li>"
            "<li>Palma sobre o dorso da outra mão, dedos entrelaçados. Troque.</li>"
            "<li>Palma com palma, dedos entrelaçados.</li>"
            "<li>Dorso dos dedos na palma da outra mão, num vai e vem.</li>"
            "<li>Polegar, girando dentro da outra mão. Troque.</li>"
            "<li>Pontas dos dedos e unhas na palma, em círculos. Troque.</li>"
            "</ol>"
            "<p><b>Com álcool:</b> de <b>20 a 30 segundos</b>, até secar sozinho. Não use papel.</p>"
            "<p><b>Com água e sabonete:</b> de <b>40 a 60 segundos</b> o processo todo. Enxágue dos "
            "dedos para o punho, seque com papel e use o papel para fechar a torneira.</p>"
            "<p>Os lugares mais esquecidos são o <b>polegar</b>, as <b>pontas dos dedos</b> e o "
            "<b>dorso</b>.</p>",
        ),
        image(
            "37e06f34-27d9-4251-921b-bc8f22d10d9f",
            "hand_times",
            alt=(
                "Duas barras de tempo. Fricção com álcool: de 20 a 30 segundos, até secar. Água e sabonete: "
                "de 40 a 60 segundos, o processo todo."
            ),
            caption=(
                "Tempos do protocolo brasileiro de 2013. Metade do tempo e sem sair do lugar: por isso o "
                "álcool é a primeira escolha quando a mão parece limpa."
            ),
        ),
        numeric(
            "d49837c8-0e73-406b-8556-aadf615bcdb5",
            "Numa manhã, você limpa as mãos 30 vezes com álcool, 20 segundos cada. Quantos minutos são, "
            "no total?",
            answer="10",
            tolerance="0",
            unit="minutos",
            feedback=(
                "30 vezes 20 segundos são 600 segundos: 10 minutos. Com água e sabonete, a 40 segundos, "
                "seriam 20. O tempo cabe na manhã."
            ),
        ),
        paragraph(
            "65724af3-ffce-4e17-817f-77d9114801df",
            "<h2>O que atrapalha</h2>"
            "<ul>"
            "<li><b>Anel, pulseira, relógio:</b> guardam sujeira e rasgam luva. A NR 32 proíbe adorno "
            "em quem trabalha exposto a agentes biológicos.</li>"
            "<li><b>Unha postiça ou comprida:</b> mantenha as naturais, limpas e curtas.</li>"
            "<li><b>Pele rachada:</b> use creme no fim do turno e avise se o produto da unidade "
            "machuca.</li>"
            "<li><b>Frasco longe ou vazio:</b> a resolução da Anvisa manda ter álcool no ponto em que "
            "se cuida, à vista e à mão. Se não há, é assunto da equipe, não culpa de quem atende.</li>"
            "<li><b>Completar frasco:</b> não encha de novo um frasco meio usado. Troque o refil, anote "
            "a data.</li>"
            "</ul>"
            "<p>A pia de mãos, pela NR 32, tem água corrente, sabonete líquido, toalha descartável e "
            "lixeira que abre sem usar a mão. Sabonete em barra e toalha de pano não servem.</p>",
        ),
        multiple_choice(
            "13fd70c2-6a5c-422c-9253-16929b9d11aa",
            "O que precisa mudar na sala de curativos? Marque tudo o que vale.",
            right(
                "4d4f8c96-9a53-4a39-9485-c52ea239007f",
                "Sabonete em barra na pia",
                "A barra úmida guarda micróbios. Use sabonete líquido.",
            ),
            right(
                "a6d429c5-9cf1-42bc-b6a9-8617c4cc5abd",
                "Toalha de pano pendurada",
                "Passa por todas as mãos. Use papel descartável.",
            ),
            right(
                "d0e6c12d-4ed0-4aa3-b6a7-6a742cc857c9",
                "O frasco de álcool fica no armário, trancado",
                "Longe dos olhos, longe das mãos. O lugar é ao lado de onde se cuida.",
            ),
            wrong(
                "5c33088d-2f27-41a9-8d3c-a7d4bc947694",
                "Lixeira com pedal",
                "Está certo: abre sem usar a mão.",
            ),
            wrong(
                "b9ddcef1-8853-443f-a46a-b3fa8880992b",
                "Papel-toalha ao lado da pia",
                "Está certo: descartável e à mão.",
            ),
            feedback=(
                "Boa vontade sem sabonete, papel e álcool não limpa mão nenhuma. Anote o que falta e leve à "
                "coordenação."
            ),
        ),
        callout(
            "e0cc242c-18de-47dc-b7e5-ab13f8bb390d",
            "territory",
            "Na casa sem torneira",
            "<p>Mão que parece limpa: álcool da bolsa. Mão suja: água de um jarro, despejada por outra "
            "pessoa, com o seu sabonete líquido e papel. Guarde o frasco longe do fogo, do sol e das "
            "crianças.</p>",
        ),
        callout(
            "b3ee5a5e-f30e-4ef5-8b06-43940166e81c",
            "remember",
            "Para levar no bolso",
            "<p><b>Parece limpa: álcool, 20 a 30 segundos. Suja ou com fluido: água e sabonete, 40 a "
            "60.</b> Polegar, pontas e dorso também.</p>",
        ),
        paragraph(
            "33b83fac-6bf7-4038-b307-2f7f668f4249",
            as_html(
                sources.PROTOCOL_2013,
                sources.RDC_42,
                sources.NR_32,
                further=(sources.ANVISA_MANUAL_2009, sources.WHO_2009),
            ),
        ),
    ),
)

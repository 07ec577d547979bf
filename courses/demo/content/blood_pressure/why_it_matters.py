"""Lesson 1: what the number tells, whom it protects, and why millimetres matter."""

from courses.demo.content.blood_pressure import sources
from courses.demo.content.citing import as_html
from courses.demo.content.shapes import (
    Lesson,
    callout,
    image,
    multiple_choice,
    paragraph,
    right,
    single_choice,
    true_false,
    wrong,
)

LESSON = Lesson(
    slug="por-que-medir-bem",
    title="Por que medir bem",
    summary=(
        "O que os dois números contam, quem eles protegem e por que alguns milímetros mudam a vida "
        "de uma pessoa."
    ),
    minutes=15,
    is_graded=False,
    blocks=(
        paragraph(
            "4b31e114-4fdf-4e50-abf8-b91ba0355b52",
            "<h2>“Mas eu não sinto nada”</h2>"
            "<p>Dia de vacina na comunidade. Enquanto a fila anda, a técnica Rosângela mede a pressão "
            "de quem quiser. Seu Raimundo, 58 anos, estende o braço só para agradar. Sentado, "
            "descansado, com o manguito do tamanho certo: <b>166 por 102</b>. Repete: 164 por 100.</p>"
            "<p>“Esse aparelho está doido”, ele ri. “Carreguei dois sacos de farinha ontem. Não sinto "
            "nada.”</p>"
            "<p>Ele diz a verdade: não sente mesmo. A pressão alta quase nunca avisa. Quem avisa é <b>a "
            "medida</b>. É por isso que este curso inteiro fala de uma coisa que parece tão "
            "simples.</p>",
        ),
        callout(
            "93e7a343-c6a0-4911-89dd-14c31335135a",
            "info",
            "As pessoas deste curso são inventadas",
            "<p>Iracema, Raimundo, Jéssica, Marlene e todas as outras não existem. "
            "As situações são as que toda equipe conhece.</p>",
        ),
        paragraph(
            "4bbbe4b9-109f-42b4-b175-2f6a96806bd5",
            "<h2>O que os dois números contam</h2>"
            "<p>O coração empurra o sangue para dentro das artérias. A força do sangue contra a parede "
            "delas é a <b>pressão arterial</b>. Ela sobe e desce a cada batida:</p>"
            "<ul>"
            "<li><b>Máxima (sistólica):</b> a pressão quando o coração aperta e empurra.</li>"
            "<li><b>Mínima (diastólica):</b> a pressão quando o coração relaxa e se enche de novo.</li>"
            "</ul>"
            "<p>A unidade é o milímetro de mercúrio, <b>mmHg</b>. “128 por 82” quer dizer máxima de 128 "
            "e mínima de 82. O jeito do povo, “12 por 8”, é o mesmo número em centímetros, arredondado. "
            "Serve para conversar. Para decidir, não serve.</p>"
            "<p>A pressão muda o dia todo: sobe com esforço, dor, susto e frio; desce no sono. O "
            "problema é quando ela fica alta <b>quase sempre</b>, por anos.</p>",
        ),
        paragraph(
            "41e46bb8-ee7f-4feb-8aaf-de420d9623e6",
            "<h2>O que ela faz, calada</h2>"
            "<p>Com os anos, a pressão alta machuca a parede das artérias e cansa o coração. Aumenta o "
            "risco de:</p>"
            "<ul>"
            "<li><b>AVC</b>, o derrame;</li>"
            "<li><b>infarto</b> e <b>insuficiência cardíaca</b>, o coração fraco;</li>"
            "<li><b>doença dos rins</b>, que pode levar à hemodiálise;</li>"
            "<li>perda da visão e das artérias das pernas.</li>"
            "</ul>"
            "<p>A boa notícia: cuidar funciona. Um grupo internacional juntou 48 estudos com mais de "
            "340 mil pessoas, publicados até 2021. Cada <b>5 mmHg a menos</b> na máxima, com remédio, "
            "reduziu em perto de <b>10 em cada 100</b> os casos de AVC, infarto e insuficiência "
            "cardíaca.</p>"
            "<h2>Quanta gente é</h2>"
            "<p>Na Pesquisa Nacional de Saúde de 2019, perto de <b>24 em cada 100</b> adultos "
            "brasileiros contaram que já receberam o diagnóstico de hipertensão. Entre as pessoas "
            "idosas, 55 em cada 100.</p>"
            "<p>E quem não sabe não entra nessa conta. No mundo, a Organização Mundial da Saúde estimou "
            "em 2023 que, de cada 100 adultos de 30 a 79 anos com hipertensão, 46 não sabem que "
            "têm.</p>",
        ),
        image(
            "7123e499-1e1b-4ba0-8705-2851787f906c",
            "known_and_cared_for",
            alt=(
                "Três quadros de cem bolinhas. De cada 100 adultos de 30 a 79 anos com hipertensão no "
                "mundo, 54 sabem que têm, 42 têm diagnóstico e tratamento e 21 estão com a pressão "
                "controlada."
            ),
            caption=(
                "Estimativas da Organização Mundial da Saúde para o mundo, publicadas em 2023. Cada degrau "
                "perdido começa, muitas vezes, numa medida que não foi feita ou não foi bem feita."
            ),
        ),
        single_choice(
            "d236e3e7-af93-4871-acab-bd90950459f2",
            "Seu Raimundo, 166 por 102 e depois 164 por 100, diz: “Não sinto nada, então não é nada”. "
            "Qual resposta ajuda mais?",
            wrong(
                "debf08c0-025a-4633-8b47-9e2769ea61af",
                "“Se não sente nada, pode ficar tranquilo”",
                "O silêncio é o costume da pressão alta. Sem sintoma, o risco continua lá.",
            ),
            wrong(
                "e1defee2-f1cf-4e9f-a4ec-0598e202dc7c",
                "“O senhor é hipertenso e vai ter um derrame”",
                "Um dia só não fecha diagnóstico, e o medo costuma afastar. Diga o que se sabe e o próximo "
                "passo.",
            ),
            right(
                "a48c81d0-569b-4908-a311-469b7f4655fb",
                "“Que bom que está se sentindo bem. A pressão alta quase nunca avisa: vamos medir de novo "
                "em outro dia e mostrar para a enfermeira”",
                "Isso. Acolhe, explica em uma frase e já combina o próximo passo.",
            ),
            wrong(
                "c9f24b39-fda6-4209-9dc1-b23542b23fdf",
                "“Corte o sal e volte se sentir dor na nuca”",
                "Esperar sintoma é esperar demais. E dor na nuca não é um bom sinal para vigiar a pressão.",
            ),
            feedback=(
                "Pressão alta quase nunca dói. O que protege é medir bem, repetir em outro dia e levar o "
                "número para quem decide com a pessoa."
            ),
        ),
        paragraph(
            "d064498e-37ef-4f38-80f3-3e3c7d321e99",
            "<h2>Por que alguns milímetros importam</h2>"
            "<p>Pressão alta quase nunca dói. Quem decide se a pessoa tem hipertensão, se o remédio "
            "está bom ou se a dose muda é o número que a gente anota.</p>"
            "<p>Um grupo internacional de especialistas fez a conta em 2019: um erro de "
            "<b>só 5 mmHg</b> pode pôr 84 milhões de pessoas, no mundo, na classificação "
            "errada.</p>"
            "<ul>"
            "<li><b>Erro para cima:</b> a pessoa pode receber remédio que não precisava, ou dose "
            "maior. Aí vêm tontura e queda.</li>"
            "<li><b>Erro para baixo:</b> a pessoa vai para casa sem cuidado. "
            "O coração, o cérebro e os rins pagam a conta mais tarde.</li>"
            "</ul>",
        ),
        true_false(
            "b2d9639e-8ef4-4d3d-9610-ee9140312095",
            "Um erro de 5 mmHg na medida é tão pequeno que não muda a decisão de ninguém.",
            is_true=False,
            feedback=(
                "Muda, sim: quem está perto do limite passa de um lado para o outro. Foi essa a conta do "
                "grupo de 2019: 84 milhões de pessoas no mundo na classificação errada por só 5 mmHg."
            ),
        ),
        paragraph(
            "bbcac6d2-1009-4b9e-b788-255991a6dcf3",
            "<h2>Cada mão da equipe</h2>"
            "<p>Medir bem é trabalho de muita gente:</p>"
            "<ul>"
            "<li><b>Agente comunitário:</b> sabe quem mora onde, quem parou o remédio, quem não vai à "
            "unidade. Leva e traz a história.</li>"
            "<li><b>Técnica ou técnico de enfermagem:</b> prepara, mede, anota e cuida do "
            "aparelho.</li>"
            "<li><b>Enfermeira ou enfermeiro:</b> consulta, organiza o cuidado, acompanha os números da "
            "equipe.</li>"
            "<li><b>Médico ou médica:</b> fecha o diagnóstico e decide o remédio, com a pessoa.</li>"
            "</ul>"
            "<p>Se o primeiro número sai errado, todo o resto trabalha em cima do erro.</p>"
            "<h2>O caminho deste curso</h2>"
            "<p>São oito aulas: por que medir; o preparo; a medida; anotar e entender; a casa; a "
            "conversa; o número que preocupa; o trabalho da equipe. No fim, um questionário. Pode parar "
            "e voltar quando quiser: o que você fez fica guardado.</p>",
        ),
        multiple_choice(
            "9e1f22e8-55e9-4639-b491-42443f5576e9",
            "Em qual parte do corpo a pressão alta, sem cuidado por anos, pode fazer estrago? Marque "
            "todas.",
            right(
                "b2501c2f-ffa1-45b3-9a6f-61033f7829a5",
                "Cérebro",
                "AVC é o estrago mais conhecido, e um dos mais graves.",
            ),
            right(
                "6f90b199-141f-4e00-bd19-62befcb6ea8a",
                "Coração",
                "Infarto e insuficiência cardíaca.",
            ),
            right(
                "373d0b58-c0d3-485c-ac71-6e7324230837",
                "Rins",
                "A hipertensão é uma das causas de doença renal crônica.",
            ),
            right(
                "746c27bf-fcfb-48d4-b8fc-e22e3bb198e9",
                "Olhos",
                "As artérias pequenas do fundo do olho também sofrem.",
            ),
            wrong(
                "fcf9d8aa-802c-4941-b485-7f7218ef6da3",
                "Pulmão, causando pneumonia",
                "Pneumonia é infecção. Falta de ar com pressão muito alta é outra coisa, e é urgência: veja "
                "a aula 7.",
            ),
            feedback=(
                "Cérebro, coração, rins, olhos e artérias. Por isso, a medida bem feita hoje protege o "
                "corpo daqui a dez anos."
            ),
        ),
        callout(
            "e7f3e880-b47b-479c-91e7-8b462b20af74",
            "remember",
            "Para levar no bolso",
            "<p><b>Pressão alta quase nunca dói. Quem avisa é a medida.</b> E 5 mmHg importam: para o "
            "erro e para o cuidado.</p>",
        ),
        callout(
            "3c664557-eb2f-498f-841c-b32edc4c03aa",
            "territory",
            "Faça hoje",
            "<p>Quando foi a última vez que mediram a <b>sua</b> pressão? Peça a um colega para medir e "
            "guarde o número. Ele volta na aula 4.</p>",
        ),
        paragraph(
            "3db8f136-d3a4-4073-97bb-0c00c0c11e5c",
            as_html(
                sources.WHO_HYPERTENSION_2023,
                sources.PNS_2019,
                sources.TREATMENT_TRIALS,
                sources.LANCET_OBSERVER,
                further=(sources.GUIDELINE_2025, sources.CAB_37),
            ),
        ),
    ),
)

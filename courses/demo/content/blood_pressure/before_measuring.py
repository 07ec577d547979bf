"""Lesson 2: which mistake pushes where, and how person and place are made ready."""

from courses.demo.content.blood_pressure import sources
from courses.demo.content.citing import as_html
from courses.demo.content.questions import gap_filling
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
    slug="antes-do-aparelho",
    title="Antes do aparelho: preparar a pessoa e o lugar",
    summary=(
        "Boa parte do erro acontece antes de apertar o botão. "
        "Veja para que lado cada descuido empurra o número e como preparar a medida."
    ),
    minutes=20,
    is_graded=False,
    blocks=(
        paragraph(
            "c4cc4b8f-586e-487c-b5c0-89a5ded5bc6d",
            "<h2>A mesma pessoa, dois números</h2>"
            "<p>Segunda-feira, sete e vinte. Dona Iracema, 68 anos, subiu a ladeira a pé. "
            "Antes de sair, tomou um café forte. A sala está cheia. A técnica Rosângela passa o "
            "manguito (a braçadeira) por cima da manga e, enquanto ele enche, pergunta da neta. "
            "O visor mostra <b>162 por 94</b>.</p>"
            "<p>Na sexta, a cena é outra. Dona Iracema vai ao banheiro, senta, encosta as costas e "
            "fica quieta por cinco minutos. O braço, sem manga, descansa na mesa. "
            "O visor mostra <b>138 por 82</b>.</p>"
            "<p>A pressão muda durante o dia, isso é normal. Mas, nesta cena, muita coisa veio "
            "<b>do jeito de medir</b>: a ladeira, o café, a manga, a conversa, a falta de descanso. "
            "E o jeito de medir está nas nossas mãos.</p>",
        ),
        paragraph(
            "29a2d974-f839-4095-b5e7-a2397f8010ba",
            "<h2>Para que lado cada erro empurra</h2>"
            "<p>Os valores abaixo são da pressão máxima (a sistólica). São <b>médias e faixas de "
            "estudos</b>: em cada pessoa pode ser mais, pode ser menos.</p>"
            "<h3>Empurram para cima</h3>"
            "<ul>"
            "<li>Bexiga cheia: de 10 a 15 mmHg.</li>"
            "<li>Conversar durante a medida: perto de 10 mmHg.</li>"
            "<li>Costas e pés sem apoio: até 10 mmHg.</li>"
            "<li>Pernas cruzadas: de 2 a 8 mmHg.</li>"
            "<li>Braço apoiado no colo: perto de 4 mmHg. Solto ao lado do corpo: perto de "
            "6,5 mmHg.</li>"
            "<li>Manguito pequeno: perto de 5 mmHg se for um tamanho menor que o certo. "
            "Se forem dois tamanhos, quase 20.</li>"
            "</ul>"
            "<h3>Empurram para baixo</h3>"
            "<ul>"
            "<li>Manguito grande demais: perto de 3,5 mmHg.</li>"
            "<li>Braço acima do coração: a cada 10 cm de altura, perto de 8 mmHg a menos. "
            "Abaixo do coração acontece o contrário.</li>"
            "</ul>"
            "<p>Os erros também se somam. E não dá para fazer desconto de cabeça: "
            "se o preparo falhou, <b>arrume e meça de novo</b>.</p>",
        ),
        image(
            "9172c733-6d14-4f08-9b7b-6f79ff53e2c1",
            "error_directions",
            alt=(
                "Gráfico de barras: quanto cada erro muda a pressão máxima. Manguito dois tamanhos "
                "menor sobe 19,5 mmHg; braço solto sobe 6,5; manguito um tamanho menor sobe 4,8; "
                "braço no colo sobe 3,9; manguito um tamanho maior desce 3,6."
            ),
            caption=(
                "Quanto o erro muda a máxima, em média, em dois ensaios clínicos feitos com aparelho "
                "automático (2023 e 2024)."
            ),
        ),
        single_choice(
            "fe5cfec0-c535-4301-ae02-5f3e9c596ee4",
            "Seu Raimundo chega atrasado, de bexiga cheia, contando da viagem de barco. A primeira "
            "medida dá 150 por 92. O que fazer agora?",
            wrong(
                "00948a96-07d8-4f4a-94c2-b4b7d993eaa2",
                "Anotar 140 por 92, já descontando a bexiga cheia",
                "A faixa de 10 a 15 é de estudos com muita gente. No Seu Raimundo, ninguém sabe "
                "quanto foi. Um número descontado vira um número inventado.",
            ),
            right(
                "63450d0b-25b3-464e-b788-120726479345",
                "Oferecer o banheiro, deixar sentado e quieto por cinco minutos e medir de novo",
                "Isso. Você corrige a causa e fica com um número em que dá para confiar.",
            ),
            wrong(
                "697e40a2-6842-49e0-a19c-d2528d8be289",
                "Medir logo no outro braço, para conferir",
                "O outro braço encontra a mesma bexiga cheia e a mesma pressa. "
                "Primeiro o preparo, depois a medida.",
            ),
            wrong(
                "414a77d6-d841-497c-a860-670e033d0897",
                "Anotar 150 por 92 e pedir que volte em outro dia",
                "Quem veio de longe talvez não volte tão cedo. Dez minutos hoje resolvem mais do que "
                "outra viagem.",
            ),
            feedback=(
                "Preparo que falhou se arruma na hora: banheiro, cadeira, silêncio, cinco minutos. "
                "Depois, outra medida."
            ),
        ),
        paragraph(
            "87aafb11-1cb7-457c-8f39-4832fbe1a4a0",
            "<h2>Antes da cadeira</h2>"
            "<p>Pergunte, sem tom de prova. Muita gente esconde o cigarro se achar que vai levar "
            "bronca.</p>"
            "<ul>"
            "<li><b>Na última meia hora</b>, tomou café, energético, guaraná em pó, chimarrão ou "
            "bebida alcoólica? Comeu? Fumou?</li>"
            "<li><b>Na última hora</b>, fez esforço? Ladeira, enxada e remo contam.</li>"
            "<li><b>Quer ir ao banheiro?</b> Ofereça sempre.</li>"
            "<li><b>Tomou o remédio da pressão hoje? A que horas?</b> Não peça para pular a dose. "
            "Só anote.</li>"
            "<li><b>Está com dor, com frio, assustada?</b> Tudo isso sobe a pressão. "
            "Cuide primeiro do que dá para cuidar.</li>"
            "</ul>"
            "<p>Se a resposta for sim para café, cigarro ou esforço, espere o tempo passar. "
            "Aproveite para atualizar o cadastro ou ver a carteira de vacina.</p>",
        ),
        paragraph(
            "febde25a-bf9c-4d17-8045-4f7fe1dc1793",
            "<h2>Cinco minutos que valem a manhã</h2>"
            "<p>Explique o que vai fazer: “A senhora vai descansar um pouquinho, sem conversar, e eu "
            "vou medir mais de uma vez”. Alguns documentos falam em três a cinco minutos de repouso. "
            "<b>Fique com cinco.</b></p>"
            "<ul>"
            "<li><b>Costas</b> encostadas na cadeira.</li>"
            "<li><b>Pés</b> inteiros no chão, <b>pernas</b> descruzadas.</li>"
            "<li><b>Braço</b> apoiado na mesa, palma da mão para cima, cotovelo um pouco dobrado. "
            "O manguito fica na altura do coração, que é a altura do meio do osso do peito.</li>"
            "<li><b>Manga</b> fora do caminho. Manga apertada e enrolada aperta o braço como um "
            "garrote: melhor tirar.</li>"
            "<li><b>Silêncio</b> dos dois lados. Você também não pergunta nada.</li>"
            "</ul>",
        ),
        image(
            "8f96b696-c050-4eb7-8bf9-26131bb7985c",
            "posture",
            alt=(
                "Desenho: uma mulher sentada de lado, costas no encosto, pés no chão, pernas "
                "descruzadas e braço apoiado na mesa. Uma linha pontilhada liga o coração ao "
                "manguito, na mesma altura. Cinco números marcam os pontos a conferir."
            ),
            caption=(
                "Cinco pontos antes de medir: boca calada, costas apoiadas, braço na altura do "
                "coração, pernas descruzadas, pés no chão."
            ),
        ),
        callout(
            "2249169e-2e20-4df3-9201-7db86ad23088",
            "territory",
            "No seu território: e se não tem cadeira com encosto?",
            "<p>Na palafita, no barracão ou no barco, use o que houver. A parede serve de encosto. "
            "Uma caixa firme apoia os pés. Uma almofada dobrada levanta o braço até a altura do "
            "peito. Na rede, não: o corpo fica curvo e o braço, sem apoio.</p>",
        ),
        multiple_choice(
            "d9510cf3-5dda-412c-8987-8a76cd9b3981",
            "Você chega à casa de Dona Iracema. Ela já está sentada, esperando. "
            "O que precisa mudar antes da medida? Marque tudo o que vale.",
            right(
                "ae21c344-f257-4682-9e3d-1d70a16de8d5",
                "As pernas estão cruzadas",
                "Pernas cruzadas sobem a máxima de 2 a 8 mmHg. Peça para descruzar.",
            ),
            right(
                "d39a6b96-b588-4550-b339-2bb3275a7987",
                "A manga do vestido está enrolada e apertada acima do cotovelo",
                "Manga apertada atrapalha a passagem do sangue. Melhor tirar o braço da manga.",
            ),
            right(
                "9a0caa2b-68cd-41a5-a499-1c9fd87bfe1c",
                "A novela está ligada e ela vai comentando cada cena",
                "Conversar sobe a pressão. Peça licença para desligar por uns minutinhos.",
            ),
            wrong(
                "170627b3-50e3-41ad-98df-f477dfe4f809",
                "Ela está de chinelo, com os pés inteiros no chão",
                "Está certo assim. O que importa é o pé inteiro apoiado.",
            ),
            wrong(
                "6bb8c2e4-4c02-4f10-b6c0-f0b5632ee0ce",
                "O braço está na mesa, com o meio do braço na altura do peito",
                "Está certo assim: é a altura do coração.",
            ),
            feedback=(
                "Olhe de baixo para cima: pés, pernas, costas, braço, boca. "
                "Em dez segundos você confere tudo."
            ),
        ),
        true_false(
            "9d654a71-18b9-4728-a756-d7c20b619150",
            "Se o braço está descansando sobre as coxas, a medida vale igual, porque ele está "
            "apoiado.",
            is_true=False,
            feedback=(
                "Apoio é metade do caminho; a outra metade é a altura. No colo, o braço fica abaixo "
                "do coração. Num ensaio clínico de 2024, isso subiu a máxima e a mínima em cerca de "
                "4 mmHg."
            ),
        ),
        gap_filling(
            "88b4058a-de0a-4cf7-a422-a98ff942a75e",
            "Complete o recado que Rosângela vai colar na parede da sala.",
            "Sem café nem cigarro na última [meia hora]. Depois, [cinco minutos] sentada e em "
            "[silêncio], com as costas apoiadas, as pernas [descruzadas] e o braço na altura do "
            "[coração].",
            distractors=("uma semana", "umbigo", "cruzadas"),
            feedback=(
                "Meia hora sem café nem cigarro, cinco minutos de repouso sem conversa, pernas "
                "descruzadas e manguito na altura do coração. O recado cabe numa folha, e a medida "
                "começa certa."
            ),
        ),
        callout(
            "6a21d6ee-7952-4e77-b40c-9596093698ed",
            "remember",
            "Para levar no bolso",
            "<p><b>Banheiro, cadeira, silêncio, cinco minutos.</b> "
            "Se o preparo falhou, não desconte: prepare e meça de novo.</p>",
        ),
        callout(
            "56422750-7836-4654-aa84-b81c34d3659c",
            "territory",
            "Faça hoje, com um colega",
            "<p>Depois de cinco minutos de repouso, meça a pressão um do outro com o braço na mesa. "
            "Espere dois minutos e meça com o braço no colo. Compare. "
            "Leve os dois números para a próxima reunião de equipe.</p>",
        ),
        paragraph(
            "f9776f67-4fb6-4fa5-a3dd-c09e4849e113",
            as_html(
                sources.CARE_LINE_2021,
                sources.GUIDELINE_2016,
                sources.LANCET_OBSERVER,
                sources.ARM_TRIAL,
                sources.CUFF_TRIAL,
                sources.AHA_ERRORS,
                further=(
                    sources.GUIDELINE_MEASUREMENT_2023,
                    sources.INACCURACY_REVIEW,
                    sources.CAB_37,
                ),
            ),
        ),
    ),
)

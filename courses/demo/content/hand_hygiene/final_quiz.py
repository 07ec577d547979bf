"""The graded quiz on hand hygiene."""

from courses.demo.content.hand_hygiene.bank import MOMENTS
from courses.demo.content.questions import draw
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
    slug="questionario-das-maos",
    title="Questionário: mãos que cuidam",
    summary="Oito situações, duas delas sorteadas, e até três tentativas. Para concluir o curso, acerte 70%.",
    minutes=8,
    is_graded=True,
    blocks=graded(
        single_choice(
            "e3587d74-f380-49ad-9b8e-46e906247c39",
            "Você vai medir a pressão de Dona Conceição. Acabou de atender o telefone da recepção. O "
            "que vem antes?",
            right(
                "7d7f9b4b-c05e-4004-a9d8-f331df1948ce",
                "Fricção com álcool nas mãos",
                "Momento 1: antes de tocar a pessoa. O telefone passa por muitas mãos.",
            ),
            wrong(
                "d8a4126d-4418-4c1f-9abb-749f7f74aff5",
                "Calçar luvas e medir",
                "Medir pressão em pele íntegra não pede luva, e luva não substitui mão limpa.",
            ),
            wrong(
                "0f1db959-5d30-4ad0-9757-cab6da3070a8",
                "Medir e limpar as mãos depois",
                "Depois também. Mas o antes é que protege a Dona Conceição.",
            ),
            feedback="Antes e depois: um protege a pessoa, o outro protege você e quem vem a seguir.",
        ),
        multiple_choice(
            "fa556dbd-58cf-4cba-9f9f-bbba2a7c6b79",
            "Quando a escolha é água e sabonete, e não álcool? Marque todas.",
            right(
                "610de9b9-78d8-4ba4-a161-b731e18f8995",
                "Mãos com sangue",
                "Fluido do corpo: água e sabonete.",
            ),
            right(
                "49ac21d2-7817-4e2d-a6a8-50e0a199ed59",
                "Mãos com barro, na volta da visita",
                "Sujeira que se vê: água e sabonete.",
            ),
            right(
                "2fdc012c-8995-45bc-9ef1-e8a4adc9c265",
                "Depois de ir ao banheiro",
                "Água e sabonete.",
            ),
            wrong(
                "380056b6-0d44-4b5f-b2a6-9bcc9b413d13",
                "Entre uma vacina e outra, com as mãos limpas à vista",
                "Álcool: mais rápido e ao lado.",
            ),
            feedback="Suja, com fluido ou depois do banheiro: água e sabonete. No resto, álcool.",
        ),
        true_false(
            "da0a5b7b-2519-4a26-b3fe-18148eceff6a",
            "Quem usa luva o tempo todo pode limpar as mãos só no começo e no fim do turno.",
            is_true=False,
            feedback=(
                "A luva não substitui a limpeza, antes e depois de cada uso. E luva o tempo todo leva de "
                "uma pessoa para a outra."
            ),
        ),
        numeric(
            "640dcfa1-70c2-446f-bcb6-4df85245b62a",
            "Pelo protocolo brasileiro, qual é o tempo mínimo, em segundos, da fricção com álcool?",
            answer="20",
            tolerance="0",
            unit="segundos",
            feedback="De 20 a 30 segundos, até secar. Com água e sabonete, de 40 a 60.",
        ),
        single_choice(
            "f001e931-0b5f-4260-8a0b-2d1c957ec8a5",
            "Qual destes gestos deixa de limpar uma parte da mão?",
            wrong(
                "86994071-66b5-4c20-a279-7ce4ba3e11b4",
                "Girar o polegar dentro da outra mão",
                "É um dos gestos certos, e dos mais esquecidos.",
            ),
            wrong(
                "00da9751-cc24-45db-b969-5328db19fc13",
                "Esfregar as pontas dos dedos na palma",
                "Certo: limpa a ponta e a unha.",
            ),
            right(
                "d7d0b141-359b-4370-b944-70a7d2fb45c1",
                "Esfregar só palma com palma, bem depressa",
                "Ficam de fora o dorso, o polegar, as pontas e entre os dedos.",
            ),
            wrong(
                "55b2e05d-d96b-48a3-aa11-6137a9b82475",
                "Palma no dorso da outra mão, com os dedos entrelaçados",
                "Certo: limpa o dorso e entre os dedos.",
            ),
            feedback="Palma, dorso, entre os dedos, dorso dos dedos, polegar, pontas.",
        ),
        true_false(
            "c39f1e5e-c052-4adf-945d-377f8e5a2eab",
            "Arrumar o lençol de uma pessoa, sem tocar nela, é um dos cinco momentos: depois, é preciso "
            "limpar as mãos.",
            is_true=True,
            feedback="É o quinto momento: depois de tocar o que está perto da pessoa.",
        ),
        draw("b609e204-d16b-4f20-ae85-b8da4c2d7763", MOMENTS, count=2),
    ),
    attempts_allowed=3,
)

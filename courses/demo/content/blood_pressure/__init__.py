"""Measuring blood pressure well, for agents, nursing technicians and nurses."""

from courses.demo.content.blood_pressure import (
    alarming,
    at_home,
    before_measuring,
    final_quiz,
    measuring,
    sources,
    talking,
    team,
    why_it_matters,
    writing_and_understanding,
)
from courses.demo.content.shapes import Course

LESSONS = (
    why_it_matters.LESSON,
    before_measuring.LESSON,
    measuring.LESSON,
    writing_and_understanding.LESSON,
    at_home.LESSON,
    talking.LESSON,
    alarming.LESSON,
    team.LESSON,
    final_quiz.LESSON,
)

COURSE = Course(
    slug="medir-bem-a-pressao",
    title="Medir bem a pressão: na unidade e na casa das pessoas",
    summary=(
        "Um número bem medido decide remédio, retorno e, às vezes, a vida. "
        "Em oito aulas curtas, com situações do dia a dia, você revê o preparo, a técnica, "
        "a conversa, o que fazer quando o valor assusta e o trabalho da equipe."
    ),
    objectives=(
        "Preparar a pessoa e o lugar antes de medir a pressão.",
        "Escolher o manguito certo para cada braço.",
        "Medir com aparelho digital e com estetoscópio, repetir e anotar sem arredondar.",
        "Entender o que cada valor quer dizer e por que um dia só não fecha diagnóstico.",
        "Explicar a diferença entre MRPA e AMPA e orientar quem mede em casa.",
        "Conversar sobre remédio, comida e hábitos sem culpar a pessoa.",
        "Reconhecer quando chamar a urgência e quando pedir avaliação no mesmo dia.",
        "Organizar com a equipe a lista, a busca ativa e o registro.",
    ),
    audience=(
        "Agentes comunitários de saúde, técnicas e técnicos de enfermagem, "
        "enfermeiras e enfermeiros da atenção primária."
    ),
    syllabus=tuple((lesson.title, lesson.minutes) for lesson in LESSONS),
    competences=(
        "Mede a pressão arterial com técnica correta, na unidade e em casa.",
        "Reconhece os erros que mudam o valor e sabe para que lado cada um empurra.",
        "Registra e comunica o valor de modo que a equipe possa decidir.",
        "Conversa sobre o tratamento de modo que a pessoa participe das decisões.",
        "Aciona a equipe ou a urgência diante de sinais de gravidade.",
        "Participa da busca ativa com respeito e em segredo.",
    ),
    sources=sources.ALL,
    cover_drawing="cover",
    cover_alt=(
        "Desenho: um braço apoiado na mesa com o manguito de pressão, ligado a um aparelho digital, "
        "e uma linha pontilhada que vai do coração até o manguito, na mesma altura."
    ),
    theme="Hipertensão arterial",
    pass_percent=70,
    lessons=LESSONS,
)

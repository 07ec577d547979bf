"""Measuring blood pressure well, for agents, nursing technicians and nurses."""

from courses.demo.content.blood_pressure import (
    at_home,
    before_measuring,
    final_quiz,
    measuring,
    sources,
)
from courses.demo.content.shapes import Course

LESSONS = (
    before_measuring.LESSON,
    measuring.LESSON,
    at_home.LESSON,
    final_quiz.LESSON,
)

COURSE = Course(
    slug="medir-bem-a-pressao",
    title="Medir bem a pressão: na unidade e na casa das pessoas",
    summary=(
        "Um número bem medido decide remédio, retorno e, às vezes, a vida. "
        "Em três aulas curtas, com situações do dia a dia, você revê o preparo, a técnica "
        "e o que fazer quando o valor assusta."
    ),
    objectives=(
        "Preparar a pessoa e o lugar antes de medir a pressão.",
        "Escolher o manguito certo para cada braço.",
        "Medir com aparelho digital e com estetoscópio, repetir e anotar sem arredondar.",
        "Explicar a diferença entre MRPA e AMPA e orientar quem mede em casa.",
        "Reconhecer quando chamar a urgência e quando pedir avaliação no mesmo dia.",
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
        "Aciona a equipe ou a urgência diante de sinais de gravidade.",
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

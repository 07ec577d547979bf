"""A conversation about work. Nothing is graded: its certificate is of taking part."""

from courses.demo.content.circle import sources, week
from courses.demo.content.shapes import Course

LESSONS = (week.LESSON,)

COURSE = Course(
    slug="aprender-com-a-semana",
    title="Aprender com a semana: roda de conversa da equipe",
    summary=(
        "Em vinte minutos: como escolher uma situação do trabalho, conversar sobre ela em roda e "
        "sair com um combinado que a equipe consegue cumprir."
    ),
    objectives=(
        "Escolher, com a equipe, uma situação da semana que vale conversar.",
        "Conduzir uma roda em que todas as pessoas falam.",
        "Terminar com um combinado, um nome e uma data.",
    ),
    audience="Equipes de saúde, gestão e conselho de saúde.",
    syllabus=tuple((lesson.title, lesson.minutes) for lesson in LESSONS),
    competences=(),
    sources=sources.ALL,
    cover_drawing="welcome_cover",
    cover_alt=(
        "Desenho: duas pessoas de frente uma para a outra, cada uma com um balão de conversa; um "
        "dos balões tem um coração."
    ),
    theme="Educação permanente em saúde",
    pass_percent=70,
    lessons=LESSONS,
    bank=(),
)

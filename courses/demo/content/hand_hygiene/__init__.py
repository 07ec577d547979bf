"""Hand hygiene in the unit and on a home visit: a short course."""

from courses.demo.content.hand_hygiene import final_quiz, five_moments, sources, technique
from courses.demo.content.hand_hygiene.bank import BANK
from courses.demo.content.shapes import Course

LESSONS = (five_moments.LESSON, technique.LESSON, final_quiz.LESSON)

COURSE = Course(
    slug="maos-que-cuidam",
    title="Mãos que cuidam: quando e como limpar",
    summary=(
        "Em pouco mais de meia hora: os cinco momentos de limpar as mãos, quando usar álcool, "
        "quando usar água e sabonete, e como fazer numa casa sem torneira."
    ),
    objectives=(
        "Reconhecer os cinco momentos de limpar as mãos, na unidade e na visita.",
        "Escolher entre álcool e água com sabonete.",
        "Fazer a técnica completa, no tempo certo.",
    ),
    audience=(
        "Todas as pessoas que cuidam: agentes, técnicas e técnicos, enfermagem, medicina, "
        "odontologia, farmácia e recepção."
    ),
    syllabus=tuple((lesson.title, lesson.minutes) for lesson in LESSONS),
    competences=(
        "Limpa as mãos nos cinco momentos do cuidado.",
        "Usa álcool ou água e sabonete conforme a situação.",
    ),
    sources=sources.ALL,
    cover_drawing="hands_cover",
    cover_alt="Desenho: uma mão aberta, com a palma para a frente, e três gotas que caem sobre os dedos.",
    theme="Segurança do paciente",
    pass_percent=70,
    lessons=LESSONS,
    bank=BANK,
)

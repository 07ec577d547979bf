"""Welcoming whoever arrives without an appointment: a short course."""

from courses.demo.content.shapes import Course
from courses.demo.content.welcoming import final_quiz, listening, risk, sources

LESSONS = (listening.LESSON, risk.LESSON, final_quiz.LESSON)

COURSE = Course(
    slug="acolher-quem-chega",
    title="Acolher quem chega: escutar e decidir junto",
    summary=(
        "Ninguém volta para casa sem resposta. Em quarenta minutos: como escutar, como ver risco e "
        "vulnerabilidade, e como combinar o próximo passo."
    ),
    objectives=(
        "Escutar quem chega sem hora marcada e entender o pedido.",
        "Reconhecer o que precisa de atendimento imediato, prioritário ou no dia.",
        "Combinar o próximo passo, com motivo, lugar e hora.",
    ),
    audience=(
        "Toda a equipe da unidade: recepção, agentes, técnicas e técnicos, enfermagem, medicina, "
        "odontologia e gerência."
    ),
    syllabus=tuple((lesson.title, lesson.minutes) for lesson in LESSONS),
    competences=(
        "Escuta e dá uma resposta a quem chega, dentro do que é seu.",
        "Reconhece risco e vulnerabilidade e chama quem decide.",
    ),
    sources=sources.ALL,
    cover_drawing="welcome_cover",
    cover_alt=(
        "Desenho: duas pessoas de frente uma para a outra, cada uma com um balão de conversa; um "
        "dos balões tem um coração."
    ),
    theme="Acolhimento",
    pass_percent=70,
    lessons=LESSONS,
)

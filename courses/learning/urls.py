from django.urls import path

from courses.learning.views import accommodations, events, lessons, quizzes, samples

urlpatterns = [
    # /cursos/<course>/<lesson>/
    path("cursos/<slug:course>/<slug:lesson>/", lessons.lesson, name="lesson"),
    path("cursos/<slug:course>/<slug:lesson>/concluir/", lessons.finish, name="finish_lesson"),
    path("cursos/<slug:course>/<slug:lesson>/comecar/", quizzes.start, name="start_attempt"),
    # /aprender/
    path("aprender/eventos/", events.events, name="events"),
    path("aprender/tentativas/<uuid:attempt>/", quizzes.attempt, name="attempt"),
    path("aprender/tentativas/<uuid:attempt>/entregar/", quizzes.hand_in, name="hand_in"),
    path("aprender/tentativas/<uuid:attempt>/resultado/", quizzes.result, name="attempt_result"),
    # /gestao/
    path(
        "gestao/matriculas/<uuid:public_id>/adaptacoes/",
        accommodations.accommodation,
        name="accommodation",
    ),
    path("gestao/catalogo-visual/perguntas/", samples.question_samples, name="question_samples"),
]

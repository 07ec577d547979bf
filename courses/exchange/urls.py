from django.urls import path

from courses.exchange import views

# /gestao/perguntas/
urlpatterns = [
    path("gestao/perguntas/<int:page_id>/", views.questions, name="questions"),
    path(
        "gestao/perguntas/<int:page_id>/<uuid:public_id>/",
        views.question_import,
        name="question_import",
    ),
    path(
        "gestao/perguntas/<int:page_id>/<slug:written_as>/",
        views.export,
        name="export_questions",
    ),
]

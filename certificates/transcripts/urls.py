from django.urls import path

from certificates.transcripts import views

urlpatterns = [
    path("meu-espaco/historico/", views.transcript, name="transcript"),
    path(
        "meu-espaco/historico/<uuid:public_id>/historico.pdf",
        views.transcript_file,
        name="transcript_file",
    ),
]

from django.urls import path

from cms.media import recording_views, views

urlpatterns = [
    # /arquivos/, /midia/ and /documentos/
    path("arquivos/<uuid:public_id>/<slug:version>/<int:width>.webp", views.image, name="image"),
    path("arquivos/<path:name>", views.file, name="file"),
    path(
        "midia/<uuid:public_id>/<slug:part>/<slug:version>/",
        recording_views.recording,
        name="recording",
    ),
    path("documentos/<uuid:public_id>/", views.document, name="document"),
]

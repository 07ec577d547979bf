from django.urls import path

from cms.media import views

urlpatterns = [
    # /arquivos/ and /documentos/
    path("arquivos/<uuid:public_id>/<slug:version>/<int:width>.webp", views.image, name="image"),
    path("arquivos/<path:name>", views.file, name="file"),
    path("documentos/<uuid:public_id>/", views.document, name="document"),
]

from django.urls import path

from courses.offline import views

urlpatterns = [
    path("app.webmanifest", views.manifest, name="manifest"),
    path("sw.js", views.worker, name="worker"),
    path("sem-internet/", views.offline, name="offline"),
    # /cursos/<course>/<lesson>/
    path("cursos/<slug:course>/<slug:lesson>/folha/", views.sheet, name="sheet"),
    # /aprender/
    path("aprender/sinal/", views.signal, name="signal"),
    path("aprender/modulo/<uuid:enrollment>/", views.module, name="module"),
]

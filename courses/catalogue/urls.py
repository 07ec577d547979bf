from django.urls import path

from courses.catalogue import views

# /cursos/
urlpatterns = [
    path("cursos/", views.catalogue, name="catalogue"),
]

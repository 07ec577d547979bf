from django.urls import path

from courses.my_space import views

urlpatterns = [
    # /meu-espaco/
    path("meu-espaco/", views.my_space, name="my_space"),
    path("meu-espaco/horas/", views.my_hours, name="my_hours"),
]

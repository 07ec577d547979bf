from django.urls import path

from courses.offerings import views

# /gestao/turmas/
urlpatterns = [
    path("gestao/turmas/", views.offerings, name="offerings"),
    path("gestao/turmas/nova/", views.create, name="offering_create"),
    path("gestao/turmas/<uuid:public_id>/<slug:slug>/", views.step, name="offering_step"),
]

from django.urls import path

from courses.teaching import views

urlpatterns = [
    # /gestao/
    path("gestao/turmas/<uuid:public_id>/quem-ensina/", views.name, name="name_facilitator"),
    path("gestao/quem-ensina/<uuid:public_id>/retirar/", views.remove, name="remove_facilitator"),
    path("gestao/quem-ensina/<uuid:public_id>/confirmar/", views.confirm, name="confirm_teaching"),
    path("gestao/quem-ensina/<uuid:public_id>/anular/", views.annul, name="annul_teaching"),
]

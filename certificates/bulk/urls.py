from django.urls import path

from certificates.bulk import views

urlpatterns = [
    path("gestao/certificados/revogar/", views.revoke_many, name="revoke_many"),
    path("gestao/certificados/substituir/", views.replace_many, name="replace_many"),
]

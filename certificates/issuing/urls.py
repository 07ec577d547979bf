from django.urls import path

from certificates.issuing import registry_views, views

mine = [
    path("meu-espaco/certificados/", views.my_certificates, name="my_certificates"),
    path("meu-espaco/certificados/<uuid:public_id>/", views.mine, name="mine"),
    path("certificados/<uuid:public_id>/arquivo.pdf", views.stored_file, name="file"),
]
registry = [
    path("gestao/certificados/", registry_views.registry, name="registry"),
    path("gestao/certificados/<uuid:public_id>/", registry_views.registered, name="registered"),
    path("gestao/certificados/<uuid:public_id>/revogar/", registry_views.revoke, name="revoke"),
    path(
        "gestao/certificados/<uuid:public_id>/substituir/", registry_views.replace, name="replace"
    ),
]
urlpatterns = [*mine, *registry]

from django.urls import path

from certificates.badges import views

# Named in every credential, for ever: `did:web` leads to the first.
issuers = [
    path("v/emissores/<uuid:public_id>/did.json", views.issuer, name="issuer"),
    path("v/emissores/<uuid:public_id>/situacao/<int:number>", views.statuses, name="status_list"),
]
mine = [
    path(
        "meu-espaco/certificados/<uuid:public_id>/credencial/",
        views.take_along,
        name="take_along",
    ),
]
urlpatterns = [*issuers, *mine]

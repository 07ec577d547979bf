from django.urls import path

from cms.pages import describing, views

urlpatterns = [
    # /gestao/municipios/
    path("gestao/municipios/", views.municipalities, name="municipalities"),
    path("gestao/municipios/incluir/", views.join, name="join"),
    # /gestao/instituicoes/
    path("gestao/instituicoes/", describing.organizations, name="organizations"),
    path("gestao/instituicoes/<uuid:public_id>/", describing.organization, name="organization"),
]

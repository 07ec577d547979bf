from django.urls import path

from cms.pages import views

urlpatterns = [
    # /gestao/municipios/
    path("gestao/municipios/", views.municipalities, name="municipalities"),
    path("gestao/municipios/incluir/", views.join, name="join"),
]

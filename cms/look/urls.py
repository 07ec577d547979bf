from django.urls import path

from cms.look import appearance_views, views

urlpatterns = [
    path("estilo/<slug:digest>.css", views.style, name="stylesheet"),
    path("mais/", views.more, name="more"),
    path("aparencia/", appearance_views.appearance, name="appearance"),
    path("acessibilidade/", views.accessibility, name="accessibility"),
    path("privacidade/", views.privacy, name="privacy"),
    path("gestao/", views.staff, name="staff"),
    path("gestao/catalogo-visual/", views.style_catalogue, name="style_catalogue"),
]

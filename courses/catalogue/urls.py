from django.urls import path

from courses.catalogue import views
from courses.catalogue.terms import views as terms

# /cursos/
urlpatterns = [
    path("cursos/", views.catalogue, name="catalogue"),
    # /gestao/temas/
    path("gestao/temas/", terms.terms, name="terms"),
    path("gestao/temas/incluir/", terms.add, name="term_add"),
    path("gestao/temas/<int:pk>/", terms.term, name="term"),
]

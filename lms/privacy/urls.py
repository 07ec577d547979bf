"""Addresses of privacy, under ``""``."""

from django.urls import path

from lms.privacy import views

app_name = "privacy"
# /conta/
urlpatterns = [
    path("conta/meus-dados/", views.mine, name="mine"),
    path("conta/meus-dados/apagar/", views.erase, name="erase"),
    path("conta/dados/", views.export, name="export"),
    path("conta/dados-apagados/", views.erased, name="erased"),
]

"""Addresses of privacy, under ``""``."""

from django.urls import path

from lms.privacy import views

app_name = "privacy"
urlpatterns = [path("conta/dados/", views.export, name="export")]

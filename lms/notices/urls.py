"""Addresses of notices, under ``""``."""

from django.urls import path

from lms.notices import views

app_name = "notices"
urlpatterns = [
    path("avisos/", views.inbox, name="inbox"),
    path("avisos/lidos/", views.read_all, name="read_all"),
    path("avisos/<uuid:public_id>/", views.read, name="read"),
]

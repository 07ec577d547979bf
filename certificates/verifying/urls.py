from django.urls import path, re_path

from certificates.verifying import file_views, views

# Printed for ever (D14): /V/CODE, as the QR says it, and /v/code, as a person types it.
urlpatterns = [
    path("v/chaves.json", views.public_keys, name="public_keys"),
    path("v/arquivo/", file_views.check_file, name="check_file"),
    re_path(r"^[vV]/$", views.check, name="check"),
    re_path(r"^[vV]/(?P<typed>[^/]+)\.json$", views.verdict_document, name="verdict_document"),
    re_path(r"^[vV]/(?P<typed>[^/]+)/?$", views.verdict, name="verdict"),
]

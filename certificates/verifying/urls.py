from django.urls import path, re_path

from certificates.verifying import file_views, views
from certificates.verifying.batch import views as batch_views

# Printed for ever (D14): /V/CODE, as the QR says it, and /v/code, as a person types it.
urlpatterns = [
    path("v/chaves.json", views.public_keys, name="public_keys"),
    path("v/arquivo/", file_views.check_file, name="check_file"),
    path("v/lote/", batch_views.batch, name="batch"),
    path("v/lote/planilha.csv", batch_views.sheet, name="batch_sheet"),
    path("v/lote/relatorio.pdf", batch_views.report, name="batch_report"),
    re_path(r"^[vV]/$", views.check, name="check"),
    re_path(r"^[vV]/(?P<typed>[^/]+)\.json$", views.verdict_document, name="verdict_document"),
    re_path(r"^[vV]/(?P<typed>[^/]+)/?$", views.verdict, name="verdict"),
]

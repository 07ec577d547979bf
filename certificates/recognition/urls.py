from django.urls import path

from certificates.recognition import staff_views, views

OWN = "meu-espaco/certificados-de-fora/"
STAFF = "gestao/certificados-de-fora/"

urlpatterns = [
    path(OWN, views.externals, name="externals"),
    path(f"{OWN}enviar/", views.send, name="external_send"),
    path(f"{OWN}<uuid:public_id>/", views.external, name="external"),
    path(f"{OWN}<uuid:public_id>/retirar/", views.withdraw, name="external_withdraw"),
    path(f"{OWN}<uuid:public_id>/apagar/", views.erase, name="external_erase"),
    path(f"{OWN}<uuid:public_id>/arquivo/", views.proof_file, name="external_file"),
    path(f"{OWN}<uuid:public_id>/imagem/", views.proof_preview, name="external_preview"),
    path(STAFF, staff_views.recognitions, name="recognitions"),
    path(f"{STAFF}<uuid:public_id>/", staff_views.recognition, name="recognition"),
    path(f"{STAFF}<uuid:public_id>/reconhecer/", staff_views.accept, name="recognise"),
    path(f"{STAFF}<uuid:public_id>/recusar/", staff_views.refuse, name="recognition_refuse"),
    path(f"{STAFF}<uuid:public_id>/anular/", staff_views.annul, name="recognition_annul"),
    path(f"{STAFF}<uuid:public_id>/arquivo/", staff_views.proof_file, name="recognition_file"),
    path(f"{STAFF}<uuid:public_id>/imagem/", staff_views.proof_preview, name="recognition_preview"),
]

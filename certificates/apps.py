from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "certificates"
    label = "certificates"
    verbose_name = "Certificados"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "certificates"
    label = "certificates"
    verbose_name = "Certificados"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear what the areas below announce; add our entries to the menu and to *Meu espaço*."""
        from certificates import privacy
        from certificates.issuing import hearing, menu

        hearing.register()
        menu.register()
        privacy.declare()

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "certificates"
    label = "certificates"
    verbose_name = "Certificados"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear what the areas below announce; add our entries, personal fields and proofs."""
        from certificates import privacy
        from certificates.issuing import checks, hearing, menu, reconciling  # noqa: F401

        hearing.register()
        menu.register()
        reconciling.register()
        privacy.declare()

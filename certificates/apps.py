from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "certificates"
    label = "certificates"
    verbose_name = "Certificados"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear what the areas below announce; add our entries, personal fields and proofs."""
        from certificates import privacy
        from certificates.issuing import checks, hearing, menu, reconciling  # noqa: F401 - they register
        from certificates.transcripts import hearing as transcript_hearing
        from certificates.transcripts import menu as transcript_menu

        hearing.register()
        menu.register()
        reconciling.register()
        transcript_hearing.register()
        transcript_menu.register()
        privacy.declare()

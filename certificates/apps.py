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
        from certificates.layouts import menu as layouts_menu
        from certificates.recognition import cases
        from certificates.recognition import hearing as recognition_hearing
        from certificates.recognition import menu as recognition_menu
        from certificates.recognition import queries as recognition_queries
        from certificates.recognition import reconciling as recognition_reconciling
        from certificates.transcripts import hearing as transcript_hearing
        from certificates.transcripts import menu as transcript_menu
        from certificates.transcripts import sources

        hearing.register()
        menu.register()
        layouts_menu.register()
        reconciling.register()
        transcript_hearing.register()
        transcript_menu.register()
        cases.register()
        recognition_hearing.register()
        recognition_menu.register()
        recognition_reconciling.register()
        sources.register(recognition_queries.recognised_by)
        privacy.declare()

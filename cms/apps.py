from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = "Páginas"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Compute Wagtail's permissions from grants; render images after upload."""
        from cms import privacy
        from cms.media.signals import connect
        from cms.tenancy.registration import register_policies

        register_policies()
        connect()
        privacy.declare()

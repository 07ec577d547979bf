from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


def install_triggers(*, using: str, **_kwargs: Any) -> None:
    """Guard the append-only tables again after every migration."""
    from lms.common import appendonly

    appendonly.install(connections[using])


class LmsConfig(AppConfig):
    name = "lms"
    label = "lms"
    verbose_name = "Percurso"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Join what the areas may not import, and declare what they keep of people."""
        from lms.jobs import services as jobs
        from lms.jobs.tasks import send
        from lms.notices import handlers as notices
        from lms.privacy import lms_fields

        jobs.use_sender(send)
        notices.listen()
        lms_fields.declare()
        # Any app's migration may have rebuilt a protected table, so no sender is named.
        post_migrate.connect(install_triggers, dispatch_uid="percurso_append_only")

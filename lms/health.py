"""Whether this process lives, and whether the service is ready to work."""

import shutil
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from kombu.exceptions import OperationalError

from lms.celery import app
from lms.jobs.models import Heartbeat

SILENT_AFTER = timedelta(seconds=120)
LOW_DISK_BYTES = 200 * 1024 * 1024


def live(_request: HttpRequest) -> HttpResponse:
    """Answer without touching anything: the process serves."""
    return HttpResponse("ok", content_type="text/plain")


def ready(_request: HttpRequest) -> JsonResponse:
    """Say what works and what does not; 503 if anything does not."""
    is_known = has_database()
    found = {
        "database": is_known,
        "broker": has_broker(),
        # The worker's sign of life is in the database: to wait for that once is enough.
        "worker": is_known and has_worker(),
        "disk": has_disk(),
    }
    return JsonResponse(found, status=200 if all(found.values()) else 503)


def has_database() -> bool:
    """Tell whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def has_broker() -> bool:
    """Tell whether the broker takes a connection."""
    try:
        with app.connection_for_write(connect_timeout=2) as broker:
            broker.ensure_connection(max_retries=1, timeout=2)
    except (OperationalError, OSError):
        return False
    return True


def has_worker() -> bool:
    """Tell whether a worker has given a sign of life lately."""
    since = timezone.now() - SILENT_AFTER
    try:
        return Heartbeat.objects.filter(process="worker", beat_at__gte=since).exists()
    except DatabaseError:
        return False


def has_disk() -> bool:
    """Tell whether there is room for files."""
    try:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        return shutil.disk_usage(settings.DATA_DIR).free > LOW_DISK_BYTES
    except OSError:
        return False

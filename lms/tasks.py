"""Index of the tasks of every area of ``lms``."""

from lms.audit.tasks import seal_audit
from lms.jobs.tasks import beat_heart, run_job, sweep_jobs

__all__ = ["beat_heart", "run_job", "seal_audit", "sweep_jobs"]

"""Index of the tables of every area of ``lms``."""

from lms.access.models import Grant
from lms.audit.models import AuditChain, AuditEvent, AuditLink, AuditPrivate
from lms.jobs.models import Heartbeat, Job
from lms.notices.models import Notice
from lms.organizations.models import Facility, Organization
from lms.people.models import (
    CorrectionRequest,
    EmploymentLink,
    OneTimeCode,
    Person,
    PersonIdentity,
    Posting,
    User,
)
from lms.territory.models import HealthRegion, HealthRegionMembership, Municipality, State

__all__ = [
    "AuditChain",
    "AuditEvent",
    "AuditLink",
    "AuditPrivate",
    "CorrectionRequest",
    "EmploymentLink",
    "Facility",
    "Grant",
    "HealthRegion",
    "HealthRegionMembership",
    "Heartbeat",
    "Job",
    "Municipality",
    "Notice",
    "OneTimeCode",
    "Organization",
    "Person",
    "PersonIdentity",
    "Posting",
    "State",
    "User",
]

"""Civil dates: what day it is where an organization stands (domain.md §8)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from lms.organizations.models import Organization


def civil_date(organization: Organization, now: datetime) -> date:
    """Return the date at ``now`` on the organization's own calendar."""
    return now.astimezone(ZoneInfo(organization.time_zone)).date()

"""Civil dates: what day it is where an organization stands (domain.md §8)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from lms.organizations.models import Organization


def civil_date(organization: Organization, now: datetime) -> date:
    """Return the date at ``now`` on the organization's own calendar."""
    return civil_date_in(organization.time_zone, now)


def civil_date_in(time_zone: str, now: datetime) -> date:
    """Return the same where only the organization's time zone was read."""
    return now.astimezone(ZoneInfo(time_zone)).date()

"""What the benchmark measures of the public pages."""

from lms.common.benchmark import Call, Target


def targets() -> list[Target]:
    """Return the home page, for a visitor."""
    return [Target("página inicial", lambda _visitor, _number: Call("/"), budget_ms=1.2)]

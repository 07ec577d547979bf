"""What the benchmark measures of the public pages, and of a request that asks for nothing."""

from lms.common.benchmark import Call, Target


def targets() -> list[Target]:
    """Return an answer without content, to set the others beside, and the home page."""
    return [
        Target("resposta vazia", lambda _visitor, _number: Call("/healthz"), budget_ms=0.3),
        Target("página inicial", lambda _visitor, _number: Call("/"), budget_ms=1.2),
    ]

"""Structured logs: one JSON object a line, without personal data."""

import re
from typing import Any

import structlog

# What a record may not carry, whoever put it there.
KEY_IN_ADDRESS = re.compile(r"(/conta/(?:esqueci|email/confirmar)/).+")
PERSONAL_KEYS = frozenset({"ip", "user_agent", "cpf", "name", "email"})


def drop_personal(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Remove the keys that name or locate a person."""
    for key in PERSONAL_KEYS & event.keys():
        del event[key]
    return event


def cut_addresses(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Leave what was asked, and keys that open an account, out of a logged address."""
    request = event.get("request")
    if isinstance(request, str):
        path = request.partition("?")[0]
        event["request"] = KEY_IN_ADDRESS.sub(r"\1…", path)
    return event


SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    drop_personal,
    cut_addresses,
]


def logging_config(*, level: str) -> dict[str, Any]:
    """Return Django's ``LOGGING`` and set structlog up to match."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.processors.format_exc_info,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processor": structlog.processors.JSONRenderer(ensure_ascii=False),
                "foreign_pre_chain": SHARED,
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {"django_structlog": {"level": level}, "django.server": {"propagate": True}},
    }

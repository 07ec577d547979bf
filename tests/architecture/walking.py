"""Walks the URLconf, and asks an address as each member of the cast without leaving a trace."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver, reverse

from lms.common.middleware import BACK_OFFICE_PATH
from lms.people.models import User
from tests.world import World

REFUSED = 400
LOGIN = "login"
Status = int | str

# Written by signing in and out, and by nothing that a view decides.
UNTOLD_TABLES = frozenset({"django_session"})
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@dataclass(frozen=True)
class Address:
    """One pattern of the URLconf.

    Attributes:
        name: with its namespaces; the route where the pattern has no name.
        route: the whole path, with its arguments in angle brackets.
    """

    name: str
    route: str

    def __str__(self) -> str:
        return self.name

    @property
    def is_back_office(self) -> bool:
        return self.route.startswith(BACK_OFFICE_PATH.lstrip("/"))

    def path(self, values: Mapping[str, Any]) -> str:
        """Return the path with the arguments that it needs of ``values``."""
        if self.name == self.route:
            return "/" + self.route.replace("^.*/$", "nada/")
        needed = [part.partition(">")[0] for part in self.route.split("<")[1:]]
        names = [name.rpartition(":")[2] for name in needed]
        return reverse(self.name, kwargs={name: values[name] for name in names})


def addresses() -> list[Address]:
    """Return every pattern that leads to a view."""
    return list(_walk(get_resolver(settings.ROOT_URLCONF), (), ""))


def _walk(resolver: Any, spaces: tuple[str, ...], prefix: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Address(":".join((*spaces, entry.name)) if entry.name else route, route)
        else:
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from _walk(entry, inner, route)


@dataclass
class Answer:
    """What somebody got.

    Attributes:
        status: the status, or ``LOGIN`` where it leads to the sign-in.
        written: the tables that were written to before it was all taken back.
        problem: the error that the view raised.
    """

    status: Status
    text: str = ""
    location: str = ""
    written: set[str] = field(default_factory=set)
    problem: str = ""

    @property
    def is_refusal(self) -> bool:
        return self.status == LOGIN or (isinstance(self.status, int) and self.status >= REFUSED)


class Browser:
    """A browser in which one user is signed in, as at the first request for ever.

    Django's own test client also keeps a copy of every template's context, which takes its time.
    """

    def __init__(self, user: User | None) -> None:
        client = Client()
        if user is not None:
            client.force_login(user)
        self.cookies = "; ".join(f"{key}={kept.value}" for key, kept in client.cookies.items())
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def ask(self, method: str, path: str, form: Mapping[str, Any] | None = None) -> Answer:
        """Ask, and take back whatever that changed."""
        data = (form or {}) if method == "post" else None
        request = getattr(RequestFactory(headers={"cookie": self.cookies}), method)(path, data)
        request._dont_enforce_csrf_checks = True
        written: set[str] = set()
        raised: list[str] = []

        def note_write(execute: Any, sql: str, *rest: Any) -> Any:
            words = sql.split(maxsplit=3)
            if words[0].upper() in WRITES:
                written.add(words[1 if words[0].upper() == "UPDATE" else 2].strip('"'))
            return execute(sql, *rest)

        def note_error(**_about: Any) -> None:
            raised.append(repr(sys.exception()))

        got_request_exception.connect(note_error)
        try:
            with transaction.atomic(), connection.execute_wrapper(note_write):
                answer = _answer(self.handler.get_response(request))
                transaction.set_rollback(True)
        finally:
            got_request_exception.disconnect(note_error)
        answer.written = written - UNTOLD_TABLES
        answer.problem = "".join(raised)
        return answer


def _answer(response: Any) -> Answer:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    # Not ``response.close()``: that would close the database too.
    for close in response._resource_closers:
        close()
    location = response.headers.get("Location", "")
    status: Status = response.status_code
    if status == 302 and location.startswith(settings.LOGIN_URL):
        status = LOGIN
    return Answer(status, body.decode("utf-8", "replace"), location)


def cast_of(world: World) -> dict[str, User | None]:
    """Return everybody who asks, by a short name; roles by their own."""
    cast = world.cast
    people = {
        "ana": cast.ana,
        "rui": world.rui,
        "bruno": cast.bruno,
        "carla": cast.carla,
        "davi": cast.davi,
        "elisa": cast.elisa,
        "fabio": cast.fabio,
    }
    return {
        "visitor": None,
        **{name: who.user for name, who in people.items()},
        **{role.value: user for role, user in world.holders.items()},
        "root": cast.root,
    }


def _bare_not_found(_request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponseNotFound(b"")


@contextmanager
def plain_refusals() -> Iterator[None]:
    """Answer 404 without drawing its page: thousands are asked for here, and it has its own test."""
    urlconf: Any = import_module(settings.ROOT_URLCONF)
    drawn = urlconf.handler404
    urlconf.handler404 = _bare_not_found
    try:
        yield
    finally:
        urlconf.handler404 = drawn

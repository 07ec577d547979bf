from django.http import HttpResponse
from django.test import RequestFactory

from lms.common.errors import DomainError, NotAllowed
from lms.common.middleware import BACK_OFFICE, PAGES, PREVIEW, RefusalPages, SecurityHeaders


def answer(path: str, **headers: str) -> HttpResponse:
    return SecurityHeaders(lambda _request: HttpResponse(headers=headers))(
        RequestFactory().get(path)
    )


def test_our_pages_get_the_strict_policy() -> None:
    assert answer("/cursos/")["Content-Security-Policy"] == PAGES
    assert "unsafe" not in PAGES


def test_the_back_office_gets_its_own_policy() -> None:
    assert answer("/gestao/paginas/")["Content-Security-Policy"] == BACK_OFFICE


def test_a_page_of_ours_in_the_editor_may_be_framed_by_it() -> None:
    found = answer("/gestao/paginas/x/", **{"Content-Security-Policy": PAGES})
    assert found["Content-Security-Policy"] == PREVIEW


def test_a_refusal_that_no_view_caught_is_a_page_with_its_sentence(db: None) -> None:
    pages = RefusalPages(lambda _request: HttpResponse())
    request = RequestFactory().get("/x/")
    for problem, status in ((DomainError("Já acabou."), 400), (NotAllowed("Não é sua."), 403)):
        found = pages.process_exception(request, problem)
        assert found is not None
        assert found.status_code == status
        assert problem.sentence in found.content.decode()


def test_a_programming_error_is_left_alone() -> None:
    pages = RefusalPages(lambda _request: HttpResponse())
    assert pages.process_exception(RequestFactory().get("/x/"), ValueError("x")) is None

from tests.courses.learning.conftest import _empty_shelves, quick_pages, study

__all__ = ["_empty_shelves", "quick_pages", "study"]

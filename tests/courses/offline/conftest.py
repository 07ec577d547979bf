from tests.courses.learning.conftest import _empty_shelves, study

__all__ = ["_empty_shelves", "study"]

"""The blocks of lessons: the questions by how they are answered, and the stream that offers all."""

from courses.catalogue.blocks.bank import ThemeBlock
from courses.catalogue.blocks.lesson import LessonStreamBlock, SyllabusUnitBlock

__all__ = ["LessonStreamBlock", "SyllabusUnitBlock", "ThemeBlock"]

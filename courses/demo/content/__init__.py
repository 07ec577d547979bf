"""What the demonstration teaches, as plain data: no database, no Django.

Each course is a sub-package that ends in one ``COURSE``; each lesson is a module
that ends in one ``LESSON``. To add a lesson, write its module, name it in the
course's ``lessons`` and ``syllabus``. Block and option ids are literals: the record
of an answer points to them, so they are never changed or used again.
"""

from courses.demo.content.blood_pressure import COURSE as BLOOD_PRESSURE
from courses.demo.content.circle import COURSE as CIRCLE
from courses.demo.content.hand_hygiene import COURSE as HAND_HYGIENE
from courses.demo.content.shapes import Block, Course, Lesson
from courses.demo.content.welcoming import COURSE as WELCOMING

COURSES: tuple[Course, ...] = (BLOOD_PRESSURE, HAND_HYGIENE, WELCOMING)

__all__ = [
    "BLOOD_PRESSURE",
    "CIRCLE",
    "COURSES",
    "HAND_HYGIENE",
    "WELCOMING",
    "Block",
    "Course",
    "Lesson",
]

"""Index of the tables of every area of ``courses``."""

from courses.catalogue.models import (
    CourseCard,
    CoursePage,
    DecsTerm,
    Edition,
    EditionLesson,
    EditionQuestion,
    LessonPage,
)
from courses.catalogue.search.models import CardWord, SearchWord, SynonymGroup, WordTrigram
from courses.enrollments.models import Enrollment, Fulfilment
from courses.exchange.models import QuestionImport
from courses.hours.models import HourEntry
from courses.learning.models import (
    Accommodation,
    Attempt,
    AttemptAnswer,
    LearningEvent,
    LessonProgress,
    OtherEvidence,
    PracticeAnswer,
)
from courses.offerings.models import Offering, OfferingFacilitator, Requirement

__all__ = [
    "Accommodation",
    "Attempt",
    "AttemptAnswer",
    "CardWord",
    "CourseCard",
    "CoursePage",
    "DecsTerm",
    "Edition",
    "EditionLesson",
    "EditionQuestion",
    "Enrollment",
    "Fulfilment",
    "HourEntry",
    "LearningEvent",
    "LessonPage",
    "LessonProgress",
    "Offering",
    "OfferingFacilitator",
    "OtherEvidence",
    "PracticeAnswer",
    "QuestionImport",
    "Requirement",
    "SearchWord",
    "SynonymGroup",
    "WordTrigram",
]

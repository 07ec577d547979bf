"""What this area reads: a lesson as one person sees it, editions, attempts, courses under way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Prefetch, Q

from courses.catalogue.models import EditionLesson, EditionQuestion
from courses.catalogue.serving import CourseFacts, Shelf
from courses.enrollments.models import Enrollment
from courses.enrollments.rules import IS_OPEN, EnrollmentState
from courses.hours.queries import same_person
from courses.learning import rules
from courses.learning.models import Attempt, LessonProgress, PracticeAnswer
from courses.learning.services.practice import Answered
from courses.offerings.models import Requirement
from lms.people.models import Person

# Editions never change, so what is read of them is kept for as long as there is room.
_questions: Shelf[UUID, tuple[EditionQuestion, ...]] = Shelf(1024)
_manifests: Shelf[int, tuple[EditionLesson, ...]] = Shelf(1024)

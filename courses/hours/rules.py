"""What an hour is: modality, kind of action, capacity; and the arithmetic of a ledger."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from django.db.models import TextChoices


class Modality(TextChoices):
    """How the hour was lived."""

    ONLINE = "online", "on-line"
    CLASSROOM = "classroom", "encontro"
    IN_SERVICE = "in_service", "em serviço"
    ASSESSMENT = "assessment", "avaliação"


class ActionKind(TextChoices):
    """What kind of action it was (NOB/RH-SUS 2.13 to 2.16); career laws tell them apart."""

    FORMATION = "formation", "formação"
    QUALIFICATION = "qualification", "qualificação"
    REQUALIFICATION = "requalification", "requalificação"
    SPECIALISATION = "specialisation", "especialização"
    IMPROVEMENT = "improvement", "aperfeiçoamento"
    UPDATE = "update", "atualização"


class Capacity(TextChoices):
    """In what capacity the person took part."""

    LEARNER = "learner", "participante"
    FACILITATOR = "facilitator", "facilitação"
    PRECEPTOR = "preceptor", "preceptoria"
    SUPERVISOR = "supervisor", "supervisão"
    ORGANISER = "organiser", "organização"


class Credit(Protocol):
    """What the arithmetic needs of an entry."""

    @property
    def minutes(self) -> int:
        """Return signed clock minutes."""

    @property
    def modality(self) -> str:
        """Return how the hour was lived."""


def balance(entries: Iterable[Credit]) -> int:
    """Return the sum of signed minutes; order does not matter."""
    return sum(entry.minutes for entry in entries)


def by_modality(entries: Iterable[Credit]) -> dict[str, int]:
    """Return minutes by modality, without the modalities that come to nothing."""
    sums: defaultdict[str, int] = defaultdict(int)
    for entry in entries:
        sums[entry.modality] += entry.minutes
    return {modality: minutes for modality, minutes in sums.items() if minutes}

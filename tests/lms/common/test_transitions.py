import pytest
from django.db.models import TextChoices

from lms.common.errors import TransitionRefused
from lms.common.transitions import step


class Door(TextChoices):
    OPEN = "open", "aberta"
    SHUT = "shut", "fechada"


class Act(TextChoices):
    SHUT = "shut", "fechar"


TABLE = {(Door.OPEN, Act.SHUT): Door.SHUT}


def test_a_step_of_the_table_is_taken():
    assert step(TABLE, Door.OPEN, Act.SHUT, thing="Esta porta") is Door.SHUT


def test_any_other_step_is_refused_with_a_sentence():
    with pytest.raises(TransitionRefused) as refusal:
        step(TABLE, Door.SHUT, Act.SHUT, thing="Esta porta")
    assert refusal.value.sentence == "Esta porta está “fechada”: não dá para fechar agora."

"""A clinical case told in stages: what is new comes after the stage before was answered. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from courses.questions.choices import MultipleChoice, SingleChoice
from courses.questions.kinds import (
    AnswerRefused,
    Form,
    Frozen,
    Grade,
    Key,
    Kind,
    Place,
    Response,
    Shown,
    Value,
    Verdict,
    feedback_of,
    general_feedback,
    is_empty,
    prompt_of,
)
from courses.questions.lists import items_in, refuse_twins
from courses.questions.notes import Note, note_of
from courses.questions.parts import NOT_PARTS
from lms.common.errors import DomainError

FEWEST_STAGES, MOST_STAGES = 2, 6
_KINDS: dict[str, Kind] = {kind.name: kind for kind in (SingleChoice(), MultipleChoice())}


@dataclass(frozen=True)
class Stage:
    """One stage as it is shown.

    Attributes:
        facts: what is new.
        is_open: whether it is the one to be answered now.
        is_folded: whether it waits, unseen, for the one before.
        note: what to say of its answer, once that is told.
    """

    number: int
    facts: str
    prompt: str
    help_text: str
    template: str
    inputs: object
    place: Place
    is_open: bool
    is_folded: bool
    note: Note | None


@dataclass(frozen=True)
class Stages:
    """The stages that were reached, and those that wait folded.

    Attributes:
        count: of all its stages.
        has_button: whether each stage is sent by a button of its own.
    """

    stages: tuple[Stage, ...]
    count: int
    has_button: bool


class StagedCase(Kind):
    """Each stage is graded by itself; what was answered does not change when more is known."""

    name = "staged_case"
    help_text = "O caso continua depois de cada resposta, e ela não muda mais."
    is_staged = True

    def freeze(self, which: str, value: Value) -> Frozen:
        items = items_in(value, "stages")
        if not FEWEST_STAGES <= len(items) <= MOST_STAGES:
            raise DomainError(f"{which} precisa de {FEWEST_STAGES} a {MOST_STAGES} etapas.")
        refuse_twins(which, [name for name, _stage in items], "etapas")
        frozen = [
            _frozen(f"{which}, etapa {number}:", *item)
            for number, item in enumerate(items, start=1)
        ]
        return Frozen(
            {"prompt": prompt_of(which, value), "stages": [shown for shown, _key in frozen]},
            {"stages": {shown["id"]: key for shown, key in frozen}},
            general_feedback(value),
        )

    def parse(self, shown: Shown, raw: object) -> Response:
        if is_empty(raw):
            return None
        stages = {stage["id"]: stage for stage in shown["stages"]}
        if not isinstance(raw, Mapping) or not set(raw) <= set(stages):
            raise AnswerRefused(NOT_PARTS)
        found = {name: _kind(stage).parse(stage, raw.get(name)) for name, stage in stages.items()}
        return {name: response for name, response in found.items() if response is not None} or None

    def joined(self, shown: Shown, before: Response, now: Response) -> Response:
        """Keep what was answered before; add what follows it without leaving a stage out."""
        answers = {**_answers(now), **_answers(before)}
        kept: dict[str, Any] = {}
        for stage in shown["stages"]:
            if stage["id"] not in answers:
                break
            kept[stage["id"]] = answers[stage["id"]]
        return kept or None

    def untouched(self, response: Response) -> Response:
        del response
        return None  # stages that were answered are not sent again

    def is_complete(self, shown: Shown, response: Response) -> bool:
        return len(_answers(response)) == len(shown["stages"])

    def grade(self, shown: Shown, key: Key, response: Response) -> Grade:
        answers = _answers(response)
        grades = tuple(
            _kind(stage).grade(stage, key["stages"][stage["id"]], answers.get(stage["id"]))
            for stage in shown["stages"]
        )
        hits = sum(bool(grade.is_right) for grade in grades)
        return Grade(
            is_right=hits == len(grades),
            hits=hits,
            of=len(grades),
            feedback=feedback_of(key)["general"],
            stages=grades,
        )

    def expected(self, shown: Shown, key: Key) -> Response:
        return {
            stage["id"]: _kind(stage).expected(stage, key["stages"][stage["id"]])
            for stage in shown["stages"]
        }

    def read_form(self, name: str, shown: Shown, form: Form) -> object:
        found = {
            stage["id"]: _kind(stage).read_form(f"{name}-{stage['id']}", stage, form)
            for stage in shown["stages"]
        }
        return {part: raw for part, raw in found.items() if raw}

    def inputs(
        self, shown: Shown, given: object, place: Place, verdict: Verdict | None = None
    ) -> Stages:
        answers = _answers(given)
        reached = _reached(shown, answers)
        drawn = tuple(
            _stage(shown, number, answers, place, verdict)
            for number in range(len(shown["stages"]))
            if number <= reached or place.is_whole
        )
        has_button = not (place.has_button or place.is_locked)
        return Stages(drawn, len(shown["stages"]), has_button)


def _kind(stage: Mapping[str, Any]) -> Kind:
    return _KINDS[stage["kind"]]


def _answers(response: object) -> Mapping[str, Any]:
    return response if isinstance(response, Mapping) else {}


def _reached(shown: Shown, answers: Mapping[str, Any]) -> int:
    """Return the place of the first stage without an answer, from 0."""
    names = [stage["id"] for stage in shown["stages"]]
    return next((n for n, name in enumerate(names) if name not in answers), len(names))


def _frozen(which: str, name: str, value: Value) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a stage as it is shown, and its key."""
    facts = str(value.get("facts") or "").strip()
    if not facts:
        raise DomainError(f"{which} conte o que há de novo.")
    right = [item for _name, item in items_in(value, "options") if item.get("is_correct")]
    kind = "single_choice" if len(right) == 1 else "multiple_choice"
    frozen = _KINDS[kind].freeze(which, value)
    shown = {"id": name, "facts": facts, "kind": kind, **frozen.shown}
    return shown, {**frozen.key, "feedback": frozen.feedback}


def _stage(
    shown: Shown,
    number: int,
    answers: Mapping[str, Any],
    place: Place,
    verdict: Verdict | None,
) -> Stage:
    stage, reached = shown["stages"][number], _reached(shown, answers)
    kind, own = _kind(stage), place.within(stage["id"])
    is_answered, is_open = number < reached, number == reached and not place.is_locked
    judged = Verdict(verdict.grade.stages[number], verdict.reveals) if verdict else None
    is_told = judged is not None and (is_answered or place.is_locked)
    given = answers.get(stage["id"])
    return Stage(
        number=number + 1,
        facts=stage["facts"],
        prompt=stage["prompt"],
        help_text=kind.help_text,
        template=kind.template,
        inputs=kind.inputs(stage, given, own, judged if is_told else None),
        place=own if not is_answered else own.locked(),
        is_open=is_open,
        is_folded=number > reached,
        note=note_of(given, judged.grade, reveals=judged.reveals) if judged and is_told else None,
    )

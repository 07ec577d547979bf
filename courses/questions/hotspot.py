"""Answered on a picture: which of its numbered areas are meant. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from courses.questions.choices import Choices, Listed
from courses.questions.kinds import (
    Form,
    Frozen,
    Key,
    Place,
    Response,
    Shown,
    Value,
    Verdict,
    general_feedback,
    is_empty,
    prompt_of,
)
from courses.questions.lists import items_in, refuse_twins
from lms.common.errors import DomainError

FEWEST_AREAS = 2
WHOLE = 100


@dataclass(frozen=True)
class Area:
    """A place on the picture, in per cent of its sides."""

    number: int
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class Spots(Choices):
    """The picture with its areas, each with a choice below it."""

    image: int = 0
    alt: str = ""
    areas: tuple[Area, ...] = ()


class Hotspot(Listed):
    """One area is right, or several; each is told in words that give nothing away."""

    name = "hotspot"
    template = "courses/questions/hotspot.html"
    missed = "É esta"

    def choices(self, shown: Shown) -> Sequence[tuple[str, str]]:
        return [(area["id"], f"{area['number']}. {area['text']}") for area in shown["areas"]]

    def variant_of(self, shown: Shown) -> str:
        return "checkbox" if shown["takes_several"] else ""

    def freeze(self, which: str, value: Value) -> Frozen:
        prompt, areas = prompt_of(which, value), _areas(which, value)
        right = [area["id"] for area in areas if area["is_correct"]]
        self.refuse_right(which, len(right), len(areas))
        alt = str(value.get("alt") or "").strip()
        if not value.get("image") or not alt:
            raise DomainError(f"{which} precisa de uma imagem e de palavras que a descrevam.")
        shown = {
            "prompt": prompt,
            "image": value["image"],
            "alt": alt,
            "areas": [{k: v for k, v in area.items() if k != "is_correct"} for area in areas],
            "takes_several": len(right) > 1,
        }
        return Frozen(shown, {"right": right}, general_feedback(value))

    def parse(self, shown: Shown, raw: object) -> Response:
        if is_empty(raw):
            return None
        return (self.known_ones if shown["takes_several"] else self.known)(shown, raw)

    def expected(self, shown: Shown, key: Key) -> Response:
        right = sorted(str(value) for value in key["right"])
        return right if shown["takes_several"] else right[0]

    def read_form(self, name: str, shown: Shown, form: Form) -> object:
        return form.getlist(name) if shown["takes_several"] else form.get(name, "")

    def inputs(
        self, shown: Shown, given: object, place: Place, verdict: Verdict | None = None
    ) -> Spots:
        drawn = super().inputs(shown, given, place, verdict)
        sides = ("number", "left", "top", "width", "height")
        areas = tuple(Area(*(area[side] for side in sides)) for area in shown["areas"])
        return Spots(drawn.options, shown["image"], shown["alt"], areas)


def _areas(which: str, value: Value) -> list[dict[str, Any]]:
    items = items_in(value, "areas")
    if len(items) < FEWEST_AREAS:
        raise DomainError(f"{which} precisa de duas áreas ou mais.")
    refuse_twins(which, [str(area.get("text") or "").strip() for _name, area in items], "áreas")
    refuse_twins(which, [name for name, _area in items], "áreas")
    return [_area(which, number, *item) for number, item in enumerate(items, start=1)]


def _area(which: str, number: int, name: str, area: dict[str, Any]) -> dict[str, Any]:
    sides = {side: int(area.get(side) or 0) for side in ("left", "top", "width", "height")}
    is_inside = (
        min(sides["left"], sides["top"]) >= 0
        and min(sides["width"], sides["height"]) > 0
        and sides["left"] + sides["width"] <= WHOLE
        and sides["top"] + sides["height"] <= WHOLE
    )
    if not is_inside:
        raise DomainError(f"{which}: a área {number} sai da imagem. Confira as porcentagens dela.")
    text = str(area["text"]).strip()
    return {
        "id": name,
        "number": number,
        "text": text,
        **sides,
        "is_correct": bool(area.get("is_correct")),
    }

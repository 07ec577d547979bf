from xml.etree import ElementTree as ET

import pytest

from cms.look.icons import ICONS, MARK, icon_svg


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_is_well_formed_and_has_no_style_of_its_own(name: str) -> None:
    drawing = ET.fromstring(icon_svg(name))  # noqa: S314
    assert drawing.get("aria-hidden") == "true"
    assert not {"style", "fill", "stroke"} & {key for part in drawing.iter() for key in part.attrib}


def test_an_icon_alone_says_its_name() -> None:
    assert 'role="img" aria-label="Buscar &lt;tudo&gt;"' in icon_svg(
        "search", label="Buscar <tudo>"
    )


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(ValueError, match="dragon"):
        icon_svg("dragon")


def test_the_mark_is_one_stroke_from_a_ring_to_a_dot() -> None:
    assert [part.get("class") for part in ET.fromstring(MARK)] == [  # noqa: S314
        "mark__line",
        "mark__start",
        "mark__end",
    ]

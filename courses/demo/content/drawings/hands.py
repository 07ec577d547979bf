"""The figures of the course on hand hygiene."""

from courses.demo.content.drawings.common import WIDTH
from courses.demo.content.pencil import BLUE, DEEP, MIST, NAVY, SKY, SUN, WHITE, Point, Sheet


def hands_cover() -> bytes:
    """An open hand and drops that fall on its fingers."""
    sheet = Sheet(WIDTH, 675, ground=NAVY)
    sheet.disc((600, 420), 330, DEEP)
    fingers = [((470, 430), (420, 240)), ((550, 400), (530, 170)), ((630, 400), (640, 170))]
    fingers += [((705, 430), (745, 220)), ((735, 560), (850, 440))]
    for start, end in fingers:
        sheet.limb([start, end], SKY, 76)
    sheet.limb([(520, 500), (660, 500)], SKY, 190)
    sheet.limb([(590, 590), (590, 760)], SKY, 170)
    sheet.box((0, 655), (WIDTH, 675), MIST)
    for centre in ((300, 200), (600, 92), (930, 220)):
        _drop(sheet, centre, 46)
    return sheet.png()


def five_moments() -> bytes:
    """A seated person, the space around them, and five numbered moments."""
    sheet = Sheet(WIDTH, 1290)
    _around(sheet, (600, 340), 290)
    sheet.box((0, 650), (WIDTH, 662), MIST)
    sheet.box((420, 560), (800, 600), NAVY, radius=14)
    sheet.limb([(450, 590), (450, 640)], NAVY, 20)
    sheet.limb([(770, 590), (770, 640)], NAVY, 20)
    sheet.limb([(610, 330), (610, 500)], BLUE, 190)
    sheet.limb([(530, 300), (480, 470)], SKY, 56)
    sheet.limb([(690, 300), (740, 470)], SKY, 56)
    sheet.disc((610, 180), 84, NAVY)
    sheet.disc((610, 192), 74, SKY)
    for x in (586, 634):
        sheet.disc((x, 184), 8, NAVY)
    sheet.limb([(590, 222), (630, 222)], NAVY, 6)
    for value, centre in enumerate([(280, 250), (330, 520), (600, 420), (890, 250), (900, 520)], 1):
        sheet.number(centre, value)
    moments = ("Antes de tocar", "Antes de procedimento limpo", "Depois de fluidos do corpo")
    for value, words in enumerate((*moments, "Depois de tocar", "Depois do que está perto"), 1):
        row = 670 + value * 112
        sheet.number((120, row), value)
        sheet.text((190, row + 18), words, size=56)
    return sheet.png()


def hand_times() -> bytes:
    """How long each way takes, in seconds."""
    sheet = Sheet(WIDTH, 640)
    bars = [
        ("Álcool, até secar", "20 a 30 s", 20, 30, SKY),
        ("Água e sabonete", "40 a 60 s", 40, 60, DEEP),
    ]
    for row, (words, span, least, most, colour) in enumerate(bars):
        top = 60 + row * 290
        sheet.text((60, top + 50), words, size=58)
        sheet.box((60, top + 90), (60 + most * 13, top + 220), MIST, radius=12)
        sheet.box((60, top + 90), (60 + least * 13, top + 220), colour, radius=12)
        sheet.text((80 + most * 13, top + 178), span, size=62, bold=True)
    return sheet.png()


def _around(sheet: Sheet, centre: Point, radius: int) -> None:
    """Draw a circle of dots."""
    x, y = centre
    sheet.disc(centre, radius, WHITE)
    for across, down in _CIRCLE:
        for left, top in ((across, down), (-across, down), (across, -down), (-across, -down)):
            sheet.disc((x + left * radius // 100, y + top * radius // 100), 7, BLUE)


def _drop(sheet: Sheet, centre: Point, radius: int) -> None:
    x, y = centre
    side = radius * 9 // 10
    sheet.disc(centre, radius, SUN)
    sheet.shape(
        [(x - side, y - radius // 3), (x, y - radius * 2), (x + side, y - radius // 3)], SUN
    )


# A quarter of a circle, in hundredths of its radius.
_CIRCLE = ((100, 0), (98, 20), (92, 39), (83, 56), (71, 71), (56, 83), (39, 92), (20, 98), (0, 100))

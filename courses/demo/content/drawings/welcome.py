"""The figures of the course on welcoming."""

from courses.demo.content.drawings.common import WIDTH, path_of
from courses.demo.content.pencil import BLUE, DEEP, MIST, NAVY, SKY, SUN, WHITE, Point, Sheet


def welcome_cover() -> bytes:
    """Two people in conversation; one balloon holds a heart."""
    sheet = Sheet(WIDTH, 675, ground=NAVY)
    sheet.disc((600, 430), 330, DEEP)
    _person(sheet, (330, 380), BLUE)
    _person(sheet, (870, 380), SUN)
    _balloon(sheet, (430, 60), (640, 220), (420, 290))
    _balloon(sheet, (660, 110), (800, 230), (790, 290))
    sheet.heart((535, 138), 110, BLUE)
    for x in (695, 730, 765):
        sheet.disc((x, 170), 10, NAVY)
    sheet.box((0, 650), (WIDTH, 675), MIST)
    return sheet.png()


def welcome_flow() -> bytes:
    """Four answers, from the most urgent to the one that can wait."""
    return path_of(
        ("Imediato", "agora mesmo, com o médico", False),
        ("Prioritário", "logo, com conforto e reavaliação", False),
        ("No dia", "hoje, com hora combinada", False),
        ("Marcado", "com dia e hora escritos", False),
    )


def _person(sheet: Sheet, centre: Point, colour: str) -> None:
    x, y = centre
    sheet.limb([(x, y + 190), (x, y + 320)], colour, 210)
    sheet.disc((x, y), 92, SKY)


def _balloon(sheet: Sheet, corner: Point, opposite: Point, tail: Point) -> None:
    (left, _top), (right, bottom) = corner, opposite
    sheet.box(corner, opposite, WHITE, radius=50)
    foot = left + 40 if tail[0] < (left + right) // 2 else right - 80
    sheet.shape([(foot, bottom - 6), (foot + 50, bottom - 6), tail], WHITE)

"""The figures about preparing and measuring, and the cover of their course."""

from courses.demo.content.drawings.common import WIDTH, path_of
from courses.demo.content.pencil import (
    BLUE,
    DEEP,
    MIST,
    NAVY,
    SKY,
    SUN,
    WHITE,
    Point,
    Sheet,
)


def cover() -> bytes:
    """A supported arm, the cuff at the height of the heart, and the device."""
    sheet = Sheet(WIDTH, 675, ground=NAVY)
    sheet.disc((500, 400), 330, DEEP)
    sheet.limb([(150, -80), (150, 210)], SKY, 130)
    sheet.limb([(110, 390), (110, 760)], BLUE, 400)
    sheet.box((0, 560), (WIDTH, 675), MIST)
    sheet.box((0, 560), (WIDTH, 582), SKY)
    sheet.limb([(246, 282), (462, 492)], SKY, 108)
    sheet.shape([(462, 438), (770, 470), (770, 546), (462, 546)], SKY)
    sheet.limb([(766, 508), (820, 512)], SKY, 74)
    sheet.limb([(236, 274), (292, 330)], BLUE, 136)
    sheet.limb([(346, 378), (410, 440)], NAVY, 134)
    sheet.limb([(346, 378), (410, 440)], SUN, 14)
    sheet.heart((160, 402), 110, SUN)
    sheet.dotted((240, 409), (344, 409), SUN, dot=7, step=26)
    sheet.curve((430, 410), (640, 230), (920, 440), WHITE, 10)
    _device(sheet, (900, 290), (1140, 560))
    return sheet.png()


def posture() -> bytes:
    """Where each part of the body rests, with five numbered points."""
    sheet = Sheet(WIDTH, 1350)
    _room(sheet)
    _seated_person(sheet)
    points = [
        ((650, 196), "Boca calada"),
        ((236, 340), "Costas apoiadas"),
        ((548, 262), "Braço na altura do coração"),
        ((806, 590), "Pernas descruzadas"),
        ((860, 760), "Pés no chão"),
    ]
    for value, (centre, words) in enumerate(points, start=1):
        sheet.number(centre, value)
        row = 840 + value * 88
        sheet.number((120, row), value)
        sheet.text((190, row + 18), words, size=54)
    return sheet.png()


def cuff_sizes() -> bytes:
    """Four arms in cross-section, each with the cuff that fits it."""
    sizes = [
        (24, "22 a 26 cm", "adulto pequeno", (10, 24), MIST),
        (30, "27 a 34 cm", "adulto", (13, 30), SKY),
        (39, "35 a 44 cm", "adulto grande", (16, 38), BLUE),
        (48, "45 a 52 cm", "extragrande", (20, 42), DEEP),
    ]
    sheet = Sheet(WIDTH, 1120)
    sheet.text((60, 90), "Volta do braço", size=46)
    sheet.text((790, 90), "Bolsa de ar", size=46)
    for row, (girth, span, name, (breadth, length), colour) in enumerate(sizes):
        middle = 235 + row * 250
        _arm_section(sheet, (170, middle), girth, colour)
        sheet.text((330, middle - 8), span, size=66, bold=True)
        sheet.text((330, middle + 58), name, size=50)
        _air_bag(sheet, (1150 - length * 8, middle - breadth * 4), (breadth, length), colour)
    return sheet.png()


def measuring_path() -> bytes:
    """The whole measure as a path: full line walked, dotted line waiting."""
    stops = [
        ("Meia hora antes", "sem café, comida, álcool, cigarro", False),
        ("Banheiro", "ofereça sempre", False),
        ("5 minutos de repouso", "corpo apoiado, sem conversar", True),
        ("Medida 1", "espere de 1 a 2 minutos", True),
        ("Medida 2", "espere de 1 a 2 minutos", True),
        ("Medida 3", "anote as três, sem arredondar", False),
        ("Média da 2 e da 3", "é o valor que conta", False),
    ]
    return path_of(*stops)


def error_directions() -> bytes:
    """How far each mistake pushes the reading, in mmHg, to either side of zero."""
    tenths = [
        ("Manguito dois tamanhos menor", 195),
        ("Braço solto ao lado do corpo", 65),
        ("Manguito um tamanho menor", 48),
        ("Braço no colo", 39),
        ("Manguito um tamanho maior", -36),
    ]
    zero = 230
    sheet = Sheet(WIDTH, 1080)
    sheet.text((60, 90), "desce", size=50)
    sheet.text((zero + 30, 90), "sobe (mmHg)", size=50)
    sheet.limb([(zero, 120), (zero, 1040)], NAVY, 4)
    for row, (words, amount) in enumerate(tenths):
        top = 150 + row * 182
        _push_bar(sheet, (zero, top), amount)
        sheet.text((zero + 30, top + 48), words, size=50)
    return sheet.png()


def _push_bar(sheet: Sheet, zero: Point, tenths: int) -> None:
    x, top = zero
    reach = x + tenths * 37 // 10
    words = f"{abs(tenths) // 10},{abs(tenths) % 10}"
    if tenths > 0:
        sheet.box((x, top + 72), (reach, top + 138), DEEP)
        sheet.text((reach + 20, top + 124), f"+ {words}", size=54, bold=True)
    else:
        sheet.box((reach, top + 72), (x, top + 138), SKY)
        sheet.text((x + 30, top + 124), f"- {words}", size=54, bold=True)


def _arm_section(sheet: Sheet, centre: Point, girth: int, colour: str) -> None:
    radius = girth * 2
    sheet.disc(centre, radius, WHITE)
    sheet.ring(centre, radius + 18, colour, 18)
    sheet.ring(centre, radius, NAVY, 4)
    sheet.disc(centre, radius // 4, MIST)


def _air_bag(sheet: Sheet, corner: Point, sides: tuple[int, int], colour: str) -> None:
    (left, top), (breadth, length) = corner, sides
    right, bottom = left + length * 8, top + breadth * 8
    sheet.box((left, top), (right, bottom), colour, radius=14)
    ink = WHITE if colour in {BLUE, DEEP} else NAVY
    middle = ((left + right) // 2, (top + bottom) // 2 + 17)
    sheet.text(middle, f"{breadth} x {length}", size=46, colour=ink, centred=True)


def _room(sheet: Sheet) -> None:
    sheet.box((0, 0), (WIDTH, 800), WHITE)
    sheet.box((0, 800), (WIDTH, 812), MIST)
    sheet.box((296, 250), (326, 580), NAVY, radius=15)
    sheet.box((296, 556), (590, 584), NAVY, radius=14)
    sheet.limb([(312, 580), (312, 790)], NAVY, 20)
    sheet.limb([(570, 580), (570, 790)], NAVY, 20)
    sheet.limb([(1060, 450), (1060, 790)], MIST, 26)


def _seated_person(sheet: Sheet) -> None:
    sheet.dotted((350, 345), (850, 345), SKY, dot=5, step=25)
    sheet.limb([(420, 508), (706, 510), (716, 736)], NAVY, 88)
    sheet.limb([(722, 776), (796, 776)], DEEP, 46)
    sheet.limb([(400, 500), (630, 506), (636, 736)], DEEP, 92)
    sheet.limb([(640, 776), (716, 776)], NAVY, 46)
    sheet.limb([(420, 270), (426, 220)], SKY, 56)
    sheet.limb([(402, 330), (400, 486)], BLUE, 146)
    _head(sheet)
    sheet.box((560, 432), (1130, 458), MIST, radius=10)
    sheet.limb([(440, 306), (596, 398)], SKY, 60)
    sheet.shape([(596, 368), (780, 384), (780, 430), (596, 428)], SKY)
    sheet.limb([(778, 407), (824, 410)], SKY, 45)
    sheet.limb([(428, 298), (446, 309)], BLUE, 84)
    sheet.limb([(496, 338), (546, 368)], NAVY, 84)
    sheet.limb([(496, 338), (546, 368)], SUN, 8)
    sheet.curve((560, 356), (720, 240), (890, 390), NAVY, 8)
    _device(sheet, (880, 232), (1070, 434))
    sheet.heart((386, 342), 62, SUN)
    sheet.dotted((432, 345), (486, 345), SUN, dot=5, step=18)


def _head(sheet: Sheet) -> None:
    sheet.disc((380, 128), 46, NAVY)
    sheet.disc((438, 158), 80, NAVY)
    sheet.disc((454, 170), 70, SKY)
    sheet.limb([(520, 172), (532, 186), (518, 190)], SKY, 14)
    sheet.disc((492, 160), 7, NAVY)
    sheet.limb([(496, 208), (514, 206)], NAVY, 6)


def _device(sheet: Sheet, corner: Point, opposite: Point) -> None:
    (left, top), (right, bottom) = corner, opposite
    height, middle = bottom - top, (left + right) // 2
    size = height * 27 // 100
    sheet.box(corner, opposite, NAVY, radius=24, edge=10)
    sheet.box((left + 26, top + 26), (right - 26, bottom - height // 4), MIST, radius=10)
    sheet.text((middle, top + 32 + size), "128", size=size, bold=True, centred=True)
    sheet.text((middle, top + 32 + size * 2), "82", size=size, bold=True, centred=True)
    sheet.disc((middle, bottom - height // 8 - 2), height // 14, BLUE)

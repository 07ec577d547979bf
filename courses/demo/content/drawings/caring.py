"""The figures about values, the home, the conversation, the alarm and the team."""

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


def known_and_cared_for() -> bytes:
    """Of a hundred people with hypertension, who knows, who is treated, who is controlled."""
    groups = [
        (54, "sabem que têm", BLUE),
        (42, "tratam", DEEP),
        (21, "têm a pressão controlada", NAVY),
    ]
    sheet = Sheet(WIDTH, 1270)
    sheet.text((60, 80), "De cada 100 adultos com hipertensão", size=52)
    for row, (count, words, colour) in enumerate(groups):
        top = 190 + row * 370
        sheet.text((60, top), str(count), size=84, bold=True)
        sheet.text((190, top), words, size=58)
        _hundred(sheet, (84, top + 60), count, colour)
    return sheet.png()


def value_scale() -> bytes:
    """Five steps, from the lowest to the highest values measured at the unit."""
    steps = [
        ("Normal", "abaixo de 120 e de 80", MIST),
        ("Pré-hipertensão", "120 a 139 ou 80 a 89", SKY),
        ("Estágio 1", "140 a 159 ou 90 a 99", BLUE),
        ("Estágio 2", "160 a 179 ou 100 a 109", DEEP),
        ("Estágio 3", "180 ou mais, ou 110 ou mais", NAVY),
    ]
    sheet = Sheet(WIDTH, 1090)
    for row, (name, span, colour) in enumerate(reversed(steps)):
        top, step = 60 + row * 200, len(steps) - row
        sheet.box((60, top), (110 + step * 50, top + 170), colour, radius=16)
        sheet.text((400, top + 74), name, size=62, bold=True)
        sheet.text((400, top + 142), span, size=52)
    return sheet.png()


def home_week() -> bytes:
    """Five days, each with three measures under a sun and three under a moon."""
    sheet = Sheet(WIDTH, 1010)
    rows = [("Manhã: antes do remédio e do café", 90), ("Noite: antes do jantar", 480)]
    for words, top in rows:
        sheet.text((60, top), words, size=54, bold=True)
    for day in range(5):
        middle = 150 + day * 225
        for top, draw in ((230, _sun), (620, _moon)):
            sheet.box((middle - 96, top - 100), (middle + 96, top + 150), WHITE, radius=18)
            draw(sheet, (middle, top - 20))
            sheet.text((middle, top + 122), "1  2  3", size=50, centred=True)
        sheet.text((middle, 840), f"dia {day + 1}", size=46, centred=True)
    sheet.text((WIDTH // 2, 950), "30 medidas, uma média", size=66, bold=True, centred=True)
    return sheet.png()


def salt_day() -> bytes:
    """The salt of a day: what is recommended and what is eaten."""
    sheet = Sheet(WIDTH, 620)
    bars = [
        ("Recomendado: menos de", "5 g", 50, SKY),
        ("Consumo médio no Brasil", "9,3 g", 93, DEEP),
    ]
    for row, (words, amount, tenths, colour) in enumerate(bars):
        top = 60 + row * 290
        sheet.text((60, top + 50), words, size=56)
        sheet.box((60, top + 90), (60 + tenths * 9, top + 220), colour, radius=12)
        sheet.text((90 + tenths * 9, top + 180), amount, size=76, bold=True)
    return sheet.png()


def alarm_flow() -> bytes:
    """Look at the person first; a sign leads one way, no sign another."""
    sheet = Sheet(WIDTH, 1330)
    _card(sheet, (220, 40), (980, 215), ("Olhe a pessoa", "Há sinal de alarme?"), NAVY)
    for x, word in ((310, "Sim"), (890, "Não")):
        _arrow(sheet, (x, 220), (x, 335))
        sheet.text((x + 40, 292), word, size=56, bold=True)
    _card(
        sheet,
        (40, 340),
        (580, 735),
        ("Urgência", "Chame o 192", "e a equipe", "Anote a hora", "Fique junto"),
        DEEP,
    )
    _card(
        sheet,
        (620, 340),
        (1160, 665),
        ("Confira", "Banheiro", "5 minutos quieto", "Meça de novo"),
        BLUE,
    )
    for x in (760, 1020):
        _arrow(sheet, (x, 670), (x, 785))
    _card(
        sheet,
        (330, 790),
        (830, 1130),
        ("Muito alto", "Avaliação", "no mesmo dia", "com hora marcada"),
        SKY,
    )
    _card(sheet, (860, 790), (1160, 1130), ("Baixou", "Anote", "Combine", "o retorno"), MIST)
    sheet.text((600, 1240), "Primeiro a pessoa, depois o número", size=58, bold=True, centred=True)
    return sheet.png()


def team_month() -> bytes:
    """A month of the team's work, week by week."""
    return path_of(
        ("Semana 1: a lista", "quem está há seis meses sem medida", False),
        ("Semana 2: as visitas", "primeiro quem corre mais risco", False),
        ("Semana 3: o cuidado", "consulta, pressão, peso e altura", False),
        ("Semana 4: a reunião", "o que mudou e o próximo mês", False),
    )


def _hundred(sheet: Sheet, corner: Point, count: int, colour: str) -> None:
    left, top = corner
    for index in range(100):
        row, column = divmod(index, 20)
        sheet.disc((left + column * 54, top + row * 50), 20, colour if index < count else MIST)


def _sun(sheet: Sheet, centre: Point) -> None:
    x, y = centre
    for across, down in (
        (0, 66),
        (66, 0),
        (0, -66),
        (-66, 0),
        (47, 47),
        (-47, 47),
        (47, -47),
        (-47, -47),
    ):
        sheet.limb([(x + across * 8 // 10, y + down * 8 // 10), (x + across, y + down)], NAVY, 8)
    sheet.disc(centre, 42, NAVY)
    sheet.disc(centre, 38, SUN)


def _moon(sheet: Sheet, centre: Point) -> None:
    x, y = centre
    sheet.disc(centre, 54, NAVY)
    sheet.disc((x + 26, y - 14), 46, WHITE)


def _card(
    sheet: Sheet, corner: Point, opposite: Point, lines: tuple[str, ...], colour: str
) -> None:
    """Draw a box with a title and lines below it, in the middle."""
    (left, top), (right, _bottom) = corner, opposite
    sheet.box(corner, opposite, colour, radius=20)
    ink, middle = NAVY if colour in {MIST, SKY} else WHITE, (left + right) // 2
    for row, words in enumerate(lines):
        size = 60 if row == 0 else 50
        at = (middle, top + 72 + row * 70)
        sheet.text(at, words, size=size, colour=ink, bold=row == 0, centred=True)


def _arrow(sheet: Sheet, start: Point, end: Point) -> None:
    """Draw an arrow that points down."""
    x, y = end
    sheet.limb([start, (x, y - 24)], NAVY, 10)
    sheet.shape([(x - 26, y - 34), (x + 26, y - 34), (x, y)], NAVY)

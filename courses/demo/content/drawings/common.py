"""What drawings of more than one course share."""

from courses.demo.content.pencil import BLUE, DEEP, NAVY, PAPER, SUN, Sheet

WIDTH = 1200
Stop = tuple[str, str, bool]


def path_of(*stops: Stop) -> bytes:
    """Draw stops along a path: title, detail, and whether one waits before the next."""
    sheet = Sheet(WIDTH, 50 + len(stops) * 180)
    for row, (title, detail, waits) in enumerate(stops):
        top, is_last = 110 + row * 180, row == len(stops) - 1
        if waits:
            sheet.dotted((120, top + 64), (120, top + 116), BLUE, dot=8, step=26)
        elif not is_last:
            sheet.limb([(120, top), (120, top + 180)], DEEP, 16)
        sheet.disc((120, top), 46, NAVY if is_last else DEEP)
        sheet.disc((120, top), 30, SUN if is_last else PAPER)
        sheet.text((220, top + 4), title, size=62, bold=True)
        sheet.text((220, top + 66), detail, size=48)
    return sheet.png()

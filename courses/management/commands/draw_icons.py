from pathlib import Path

from django.core.management.base import BaseCommand

from courses.offline import icons

FOLDER = Path(__file__).resolve().parents[2] / "static" / "courses" / "icons"


class Command(BaseCommand):
    help = "Draw the app's icons again; needed only when the mark changes."

    def handle(self, *_args: object, **_options: object) -> None:
        """Write every size into the static files."""
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name, (pixels, maskable) in icons.SIZES.items():
            (FOLDER / name).write_bytes(icons.png(pixels, maskable=maskable))
            self.stdout.write(name)

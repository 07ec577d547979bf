"""An invented picture, for the previews of blocks that show pictures: nobody has uploaded it."""

from dataclasses import dataclass

from django.templatetags.static import static


@dataclass(frozen=True)
class SamplePicture:
    """What the template of a picture asks of an image."""

    usual_width: int = 400
    usual_height: int = 300
    srcset: str = ""

    @property
    def usual_url(self) -> str:
        """Where it is."""
        return static("cms/img/amostra.svg")


def sample(caption: str) -> dict[str, object]:
    """Return the value of a block that shows one picture."""
    return {"image": SamplePicture(), "alt": "Morro e sol", "caption": caption}

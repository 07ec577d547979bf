"""A design like one that a town would make, and its logo."""

from datetime import date
from io import BytesIO

from certificates.layouts import logos
from certificates.layouts.models import Layout
from certificates.layouts.rules import Design
from certificates.layouts.services import save_layout
from certificates.snapshot.rules import Signature
from tests.cast import Cast
from tests.cms.media.pictures import picture

GREEN, SUN = "#0b5d3b", "#f4a300"
MOTTO = "Quem cuida do rio cuida da saúde."
LAW = "Escola de saúde criada pela Lei municipal 214/2019"
SECRETARY = Signature(
    name="Tereza Maués", post="Secretária municipal de saúde", signed_on=date(2025, 2, 3)
)
LOGO = logos.made_ready(BytesIO(picture((400, 200))))
DESIGN = Design(
    main=GREEN, accent=SUN, logo=LOGO, signatures=(SECRETARY,), opening=LAW, closing=MOTTO
)


def lay_out(cast: Cast, design: Design = DESIGN, *, after: int = 0) -> Layout:
    """Give Parintins a version, by its coordinator."""
    return save_layout(issuer=cast.parintins, design=design, after=after, by=cast.bruno.user)

"""What a certificate says of an organization: its facts as they are today."""

from certificates.snapshot.rules import Issuer
from lms.organizations.models import Organization


def issuer_of(organization: Organization) -> Issuer:
    """Return the issuer's printed facts; its CNPJ is empty where it is not known yet.

    Args:
        organization: read with its municipality and its state.
    """
    town = organization.municipality
    state = organization.state or (town.state if town else None)
    place = town or state
    return Issuer(
        legal_name=organization.legal_name,
        cnpj=organization.cnpj or "",
        municipality=place.name if place else "Brasil",
        uf=state.uf if state else "BR",
        act=organization.creation_act,
        address=organization.address,
    )

"""The demonstration's three municipalities, joined by the service that any other joins by."""

from cms.pages.models import MunicipalityPage
from cms.pages.services import join_municipality
from lms.demo import ADMINISTRATOR, COORDINATORS, GOIANIA, PARINTINS, SERRA_DA_SAUDADE, user_of
from lms.territory.models import Municipality

# Invented registration numbers, valid in form.
CNPJS = {
    PARINTINS: "11222333000181",
    GOIANIA: "12ABC34501DE35",
    SERRA_DA_SAUDADE: "A1B2C3D4000193",
}
CONTACTS = {
    PARINTINS: "Núcleo de Educação Permanente: (92) 5550-0143",
    GOIANIA: "Escola Municipal de Saúde: (62) 5550-0177",
    SERRA_DA_SAUDADE: "Secretaria de Saúde: (37) 5550-0101",
}


def seed() -> None:
    """Join the municipalities that have not joined yet."""
    for code, cnpj in CNPJS.items():
        if MunicipalityPage.objects.filter(organization__municipality=code).exists():
            continue
        town = Municipality.objects.get(pk=code)
        join_municipality(
            by=user_of(ADMINISTRATOR),
            municipality=town,
            legal_name=f"Secretaria Municipal de Saúde de {town.name}",
            short_name=town.name,
            cnpj=cnpj,
            contact=CONTACTS[code],
            coordinator=user_of(COORDINATORS[code]),
        )

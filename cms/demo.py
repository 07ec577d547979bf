"""The demonstration's three municipalities, joined by the service that any other joins by."""

from cms.pages.models import MunicipalityPage
from cms.pages.services import ensure_platform, join_municipality
from lms.demo import ADMINISTRATOR, COORDINATORS, GOIANIA, PARINTINS, SERRA_DA_SAUDADE, user_of
from lms.organizations.services import describe_organization
from lms.territory.models import Municipality

# Invented registration numbers, valid in form.
CNPJS = {
    PARINTINS: "11222333000181",
    GOIANIA: "12ABC34501DE35",
    SERRA_DA_SAUDADE: "A1B2C3D4000193",
}
PLATFORM_CNPJ = "P3RCUR50000137"
CONTACTS = {
    PARINTINS: "Núcleo de Educação Permanente: (92) 5550-0143",
    GOIANIA: "Escola Municipal de Saúde: (62) 5550-0177",
    SERRA_DA_SAUDADE: "Secretaria de Saúde: (37) 5550-0101",
}
ADDRESSES = {
    PARINTINS: "Rua das Andirobas, 1200, Centro, CEP 69150-000",
    GOIANIA: "Avenida dos Ipês-Amarelos, 450, Setor das Águas, CEP 74000-000",
    SERRA_DA_SAUDADE: "Praça da Matriz, 15, Centro, CEP 35617-000",
}
# A small town often has no school or unit of its own, and so no act that created one.
ACTS = {
    PARINTINS: "Núcleo de Educação Permanente criado pela Lei municipal 214/2019",
    GOIANIA: "Escola Municipal de Saúde criada pelo Decreto 1.310/2014",
    SERRA_DA_SAUDADE: "",
}


def seed() -> None:
    """Join the municipalities that have not joined yet, and let the platform issue as well."""
    platform = ensure_platform()
    if not platform.cnpj:
        describe_organization(
            organization=platform,
            address=platform.address,
            creation_act=platform.creation_act,
            contact=platform.contact,
            cnpj=PLATFORM_CNPJ,
            by=user_of(ADMINISTRATOR),
        )
    for code, cnpj in CNPJS.items():
        if MunicipalityPage.objects.filter(organization__municipality=code).exists():
            continue
        town = Municipality.objects.get(pk=code)
        page = join_municipality(
            by=user_of(ADMINISTRATOR),
            municipality=town,
            legal_name=f"Secretaria Municipal de Saúde de {town.name}",
            short_name=town.name,
            cnpj=cnpj,
            contact=CONTACTS[code],
            coordinator=user_of(COORDINATORS[code]),
        )
        describe_organization(
            organization=page.organization,
            address=ADDRESSES[code],
            creation_act=ACTS[code],
            contact=CONTACTS[code],
            by=user_of(COORDINATORS[code]),
        )

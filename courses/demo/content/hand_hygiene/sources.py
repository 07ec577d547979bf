"""What the course on hand hygiene rests on."""

PROTOCOL_2013 = (
    "Ministério da Saúde, Anvisa e Fiocruz. Protocolo para a prática de higiene das mãos em "
    "serviços de saúde. Portaria MS n. 1.377, de 9 de julho de 2013."
)
ANVISA_MANUAL_2009 = (
    "Anvisa. Segurança do paciente em serviços de saúde: higienização das mãos. Brasília, 2009."
)
RDC_42 = (
    "Anvisa. Resolução RDC n. 42, de 25 de outubro de 2010: preparação alcoólica para fricção "
    "antisséptica das mãos nos serviços de saúde."
)
NR_32 = (
    "Ministério do Trabalho. Norma Regulamentadora n. 32: Segurança e Saúde no Trabalho em "
    "Serviços de Saúde, 2005."
)
WHO_2009 = (
    "Organização Mundial da Saúde. WHO guidelines on hand hygiene in health care. Genebra, 2009."
)

ALL = (PROTOCOL_2013, ANVISA_MANUAL_2009, RDC_42, NR_32, WHO_2009)

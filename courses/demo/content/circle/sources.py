"""What the conversation about work rests on."""

PORTARIA_198 = (
    "Ministério da Saúde. Portaria n. 198, de 13 de fevereiro de 2004: Política Nacional de "
    "Educação Permanente em Saúde."
)
PORTARIA_1996 = (
    "Ministério da Saúde. Portaria n. 1.996, de 20 de agosto de 2007: diretrizes da Política "
    "Nacional de Educação Permanente em Saúde."
)
PNEPS_2018 = (
    "Ministério da Saúde. Política Nacional de Educação Permanente em Saúde: o que se tem "
    "produzido para o seu fortalecimento? Brasília, 2018."
)

ALL = (PORTARIA_198, PORTARIA_1996, PNEPS_2018)

"""What the course on welcoming rests on."""

CAB_28_I = (
    "Ministério da Saúde. Acolhimento à demanda espontânea. Cadernos de Atenção Básica, n. 28, "
    "volume I. Brasília, 2011."
)
CAB_28_II = (
    "Ministério da Saúde. Acolhimento à demanda espontânea: queixas mais comuns na atenção "
    "básica. Cadernos de Atenção Básica, n. 28, volume II. Brasília, 2012."
)
HUMANIZASUS = (
    "Ministério da Saúde. Política Nacional de Humanização. Acolhimento nas práticas de "
    "produção de saúde. 2ª edição. Brasília, 2010."
)
PNAB_2017 = (
    "Ministério da Saúde. Portaria n. 2.436, de 21 de setembro de 2017: Política Nacional de "
    "Atenção Básica."
)
USERS_RIGHTS = (
    "Ministério da Saúde. Portaria n. 1.820, de 13 de agosto de 2009: direitos e deveres dos "
    "usuários da saúde."
)

ALL = (CAB_28_I, CAB_28_II, HUMANIZASUS, PNAB_2017, USERS_RIGHTS)

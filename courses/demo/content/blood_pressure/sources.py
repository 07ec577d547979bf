"""What the course rests on, cited once and listed where it is used."""

GUIDELINE_MEASUREMENT_2023 = (
    "Feitosa ADM e colaboradores. Diretrizes Brasileiras de Medidas da Pressão Arterial Dentro e "
    "Fora do Consultório – 2023. Arquivos Brasileiros de Cardiologia, 2024. "
    '<a href="https://doi.org/10.36660/abc.20240113">doi.org/10.36660/abc.20240113</a>'
)
GUIDELINE_2025 = (
    "Sociedade Brasileira de Cardiologia, Sociedade Brasileira de Hipertensão e Sociedade "
    "Brasileira de Nefrologia. Diretriz Brasileira de Hipertensão Arterial – 2025."
)
GUIDELINE_2020 = (
    "Barroso WKS e colaboradores. Diretrizes Brasileiras de Hipertensão Arterial – 2020. "
    "Arquivos Brasileiros de Cardiologia, 2021. "
    '<a href="https://doi.org/10.36660/abc.20201238">doi.org/10.36660/abc.20201238</a>'
)
GUIDELINE_2016 = (
    "Malachias MVB e colaboradores. 7ª Diretriz Brasileira de Hipertensão Arterial, capítulo 2: "
    "Diagnóstico e classificação. Arquivos Brasileiros de Cardiologia, 2016. "
    '<a href="https://doi.org/10.5935/abc.20160152">doi.org/10.5935/abc.20160152</a>'
)
GUIDELINE_2010 = (
    "Sociedade Brasileira de Cardiologia, Sociedade Brasileira de Hipertensão e Sociedade "
    "Brasileira de Nefrologia. VI Diretrizes Brasileiras de Hipertensão. "
    "Arquivos Brasileiros de Cardiologia, 2010."
)
GUIDELINE_HOME_2018 = (
    "6ª Diretrizes de Monitorização Ambulatorial da Pressão Arterial e 4ª Diretrizes de "
    "Monitorização Residencial da Pressão Arterial. Arquivos Brasileiros de Cardiologia, 2018."
)
CARE_LINE_2021 = (
    "Ministério da Saúde. Linha de Cuidado do Adulto com Hipertensão Arterial Sistêmica. "
    "Brasília, 2021."
)
CAB_37 = (
    "Ministério da Saúde. Estratégias para o cuidado da pessoa com doença crônica: hipertensão "
    "arterial sistêmica. Cadernos de Atenção Básica, n. 37. Brasília, 2013."
)
PNAB_2017 = (
    "Ministério da Saúde. Portaria n. 2.436, de 21 de setembro de 2017: "
    "Política Nacional de Atenção Básica."
)
HIGH_RISK_PREGNANCY = "Ministério da Saúde. Manual de gestação de alto risco. Brasília, 2022."
LANCET_OBSERVER = (
    "Padwal R e colaboradores. Optimizing observer performance of clinic blood pressure "
    "measurement. Journal of Hypertension, 2019. "
    '<a href="https://doi.org/10.1097/HJH.0000000000002112">doi.org/10.1097/HJH.0000000000002112</a>'
)
INACCURACY_REVIEW = (
    "Kallioinen N e colaboradores. Sources of inaccuracy in the measurement of adult patients’ "
    "resting blood pressure in clinical settings. Journal of Hypertension, 2017. "
    '<a href="https://doi.org/10.1097/HJH.0000000000001197">doi.org/10.1097/HJH.0000000000001197</a>'
)
ARM_TRIAL = (
    "Arm Position and Blood Pressure Readings: The ARMS Crossover Randomized Clinical Trial. "
    "JAMA Internal Medicine, 2024."
)
CUFF_TRIAL = (
    "Ensaio clínico Cuff(SZ), da Universidade Johns Hopkins, sobre o tamanho do manguito em "
    "aparelhos automáticos. JAMA Internal Medicine, 2023."
)
CUFF_PRIMARY_CARE = (
    "Adequação do manguito do esfigmomanômetro às medidas de circunferência braquial em pessoas "
    "atendidas na Atenção Primária. Revista Brasileira de Epidemiologia, volume 20, número 1, 2017."
)
AHA_ERRORS = (
    "American Heart Association. Sete erros comuns ao medir a pressão (orientação ao público)."
)
HOME_STUDY = (
    "Barroso WKS e colaboradores. Prevalência de hipertensão mascarada e do avental branco em "
    "pré-hipertensos e hipertensos estágio 1 com o uso da TeleMRPA. "
    "Arquivos Brasileiros de Cardiologia, 2019. "
    '<a href="https://doi.org/10.5935/abc.20190147">doi.org/10.5935/abc.20190147</a>'
)
STANDING_CONSENSUS = (
    "Freeman R e colaboradores. Consensus statement on the definition of orthostatic hypotension. "
    "Clinical Autonomic Research, 2011."
)
CAB_35 = (
    "Ministério da Saúde. Estratégias para o cuidado da pessoa com doença crônica. "
    "Cadernos de Atenção Básica, n. 35. Brasília, 2014."
)
AGENT_LAW = (
    "Brasil. Lei n. 11.350, de 5 de outubro de 2006, artigo 3º, com a redação da "
    "Lei n. 13.595, de 5 de janeiro de 2018."
)
DATA_PROTECTION_LAW = (
    "Brasil. Lei n. 13.709, de 14 de agosto de 2018: Lei Geral de Proteção de Dados Pessoais."
)
FINANCING_2024 = (
    "Ministério da Saúde. Portaria GM/MS n. 3.493, de 10 de abril de 2024: cofinanciamento federal "
    "da atenção primária à saúde."
)
INDICATOR_C5 = (
    "Ministério da Saúde, Secretaria de Atenção Primária à Saúde. Nota metodológica do indicador C5: "
    "cuidado da pessoa com hipertensão. Brasília, 2025."
)
STROKE_CARE_LINE = (
    "Ministério da Saúde. Linha de Cuidado do Acidente Vascular Cerebral no adulto. Brasília, 2020."
)
THROMBOLYSIS_PROTOCOL = (
    "Ministério da Saúde. Portaria SAS/MS n. 664, de 12 de abril de 2012: Protocolo Clínico e "
    "Diretrizes Terapêuticas – Trombólise no Acidente Vascular Cerebral Isquêmico Agudo."
)
FOOD_GUIDE_2014 = (
    "Ministério da Saúde. Guia Alimentar para a População Brasileira. 2ª edição. Brasília, 2014."
)
ACTIVITY_GUIDE_2021 = (
    "Ministério da Saúde. Guia de Atividade Física para a População Brasileira. Brasília, 2021."
)
PNS_2019 = (
    "Hipertensão arterial autorreferida, uso de serviços de saúde e orientações para o cuidado na "
    "população brasileira: Pesquisa Nacional de Saúde, 2019. Epidemiologia e Serviços de Saúde, 2022."
)
SALT_2013 = (
    "Mill JG e colaboradores. Estimativa do consumo de sal pela população brasileira: resultado da "
    "Pesquisa Nacional de Saúde 2013. Revista Brasileira de Epidemiologia, volume 22, "
    "suplemento 2, 2019."
)
WHO_SODIUM_2012 = (
    "Organização Mundial da Saúde. Guideline: sodium intake for adults and children. Genebra, 2012."
)
WHO_ADHERENCE_2003 = (
    "Organização Mundial da Saúde. Adherence to long-term therapies: evidence for action. "
    "Genebra, 2003."
)
WHO_HYPERTENSION_2023 = (
    "Organização Mundial da Saúde. Hypertension (ficha informativa). Genebra, março de 2023."
)
TREATMENT_TRIALS = (
    "Blood Pressure Lowering Treatment Trialists’ Collaboration. Pharmacological blood pressure "
    "lowering for primary and secondary prevention of cardiovascular disease across different "
    "levels of blood pressure. The Lancet, 2021. "
    '<a href="https://doi.org/10.1016/S0140-6736(21)00590-0">doi.org/10.1016/S0140-6736(21)00590-0</a>'
)

ALL = (
    GUIDELINE_MEASUREMENT_2023,
    GUIDELINE_2025,
    GUIDELINE_2020,
    GUIDELINE_2016,
    GUIDELINE_2010,
    GUIDELINE_HOME_2018,
    CARE_LINE_2021,
    CAB_37,
    PNAB_2017,
    HIGH_RISK_PREGNANCY,
    LANCET_OBSERVER,
    INACCURACY_REVIEW,
    ARM_TRIAL,
    CUFF_TRIAL,
    CUFF_PRIMARY_CARE,
    AHA_ERRORS,
    HOME_STUDY,
    STANDING_CONSENSUS,
    CAB_35,
    AGENT_LAW,
    DATA_PROTECTION_LAW,
    FINANCING_2024,
    INDICATOR_C5,
    STROKE_CARE_LINE,
    THROMBOLYSIS_PROTOCOL,
    FOOD_GUIDE_2014,
    ACTIVITY_GUIDE_2021,
    PNS_2019,
    SALT_2013,
    WHO_SODIUM_2012,
    WHO_ADHERENCE_2003,
    WHO_HYPERTENSION_2023,
    TREATMENT_TRIALS,
)

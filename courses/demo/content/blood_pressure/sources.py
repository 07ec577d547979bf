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
)


def as_html(*cited: str, further: tuple[str, ...] = ()) -> str:
    """Return the closing part of a lesson: what it rests on, then what to read next."""
    html = f"<h2>De onde vem esta aula</h2>{_listed(cited)}"
    return f"{html}<h3>Para ler mais</h3>{_listed(further)}" if further else html


def _listed(cited: tuple[str, ...]) -> str:
    items = "".join(f"<li>{source}</li>" for source in cited)
    return f"<ul>{items}</ul>"

"""One certificate of an invented town, to be varied with ``dataclasses.replace``."""

from datetime import date

from certificates.snapshot.rules import (
    CertificateType,
    Facilitator,
    HoursSplit,
    Issuer,
    PersonFacts,
    Signature,
    Snapshot,
    SyllabusUnit,
    person_digest,
)
from lms.common.codes import check_symbol

CODE = "7KQ2M9XD4HTRW8VC" + check_symbol("7KQ2M9XD4HTRW8VC")
SALT = b"a salt of sixteen bytes or more"

PERSON = PersonFacts(
    printed_name="Ana Beatriz Nogueira de Albuquerque",
    cpf_masked="***.982.247-**",
    staff_number="04.812",
)

SNAPSHOT = Snapshot(
    certificate_type=CertificateType.COMPLETION,
    number="418/2026",
    code=CODE,
    verify_host="percurso.example",
    issuer=Issuer(
        legal_name="Secretaria Municipal de Saúde de Vila Nova do Igarapé",
        cnpj="12ABC34501DE35",
        municipality="Vila Nova do Igarapé",
        uf="AM",
        unit="Núcleo de Educação Permanente em Saúde",
        act="Núcleo criado pela Lei municipal 214/2019",
        address="Rua das Andirobas, 45, Centro",
    ),
    partners=("Escola de Saúde do Médio Solimões",),
    person_digest=person_digest(PERSON, SALT),
    course_title="Vacinação de rotina e sala de vacina",
    action_kind="atualização",
    modality_label="híbrido",
    hours=HoursSplit(online_minutes=1680, classroom_minutes=240, in_service_minutes=480),
    lesson_minutes=60,
    total_minutes=2400,
    starts_on=date(2026, 8, 3),
    ends_on=date(2026, 9, 12),
    place="plataforma Percurso e UBS Itaúna",
    attendance_percent=92,
    result="aprovada",
    syllabus=(
        SyllabusUnit(title="Rede de frio: da câmara ao barco", minutes=1680),
        SyllabusUnit(
            title="Dois turnos na sala de vacina",
            minutes=480,
            modality_label="Em serviço",
            conducted_by="Rosângela Cardoso",
        ),
        SyllabusUnit(title="Roda de conversa entre unidades", minutes=240),
    ),
    competences=("manter a rede de frio em viagem de barco",),
    facilitators=(Facilitator(name="Rosângela Cardoso", title="enfermeira sanitarista"),),
    signatures=(
        Signature(
            name="Raimundo Nonato Teixeira",
            post="Secretário municipal de saúde",
            signed_on=date(2026, 9, 14),
        ),
    ),
    registry="Livro 3, folha 41, registro 418",
    programme="Ação 12 do programa municipal de 2026, Resolução 12/2025 do conselho",
    issued_on=date(2026, 9, 14),
)

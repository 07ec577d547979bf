import json
from dataclasses import replace

from certificates.rendering.sheet import sheet_json
from certificates.rendering.text import text_of
from certificates.snapshot.rules import CertificateType, HoursSplit, SyllabusUnit, snapshot_digest
from tests.certificates.samples import CODE, PERSON, SNAPSHOT


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def sheet_of(snapshot=SNAPSHOT, person=PERSON) -> str:
    return plain(json.dumps(json.loads(sheet_json(snapshot, person)), ensure_ascii=False))


def test_every_fact_that_hr_asks_for_is_on_the_sheet():
    sheet = sheet_of()
    for fact in (
        "Secretaria Municipal de Saúde de Vila Nova do Igarapé",
        "CNPJ 12.ABC.345/01DE-35",
        "Vila Nova do Igarapé/AM",
        "Núcleo criado pela Lei municipal 214/2019.",
        "Rua das Andirobas",
        "Escola de Saúde do Médio Solimões",
        "Ana Beatriz Nogueira de Albuquerque",
        "CPF ***.982.247-**, matrícula 04.812, concluiu",
        "Vacinação de rotina e sala de vacina",
        "Atualização · híbrido",
        "40 horas",
        "28 h on-line, 4 h em encontro e 8 h em serviço",
        "de 3 de agosto a 12 de setembro de 2026, com 92% de presença",
        "aprovada",
        "plataforma Percurso e UBS Itaúna",
        "Dois turnos na sala de vacina",
        "manter a rede de frio",
        "Rosângela Cardoso, enfermeira sanitarista",
        "Raimundo Nonato Teixeira",
        "assinatura simples, 14 set 2026",
        "Certificado de conclusão",
        "nº 418/2026",
        "Livro 3, folha 41, registro 418.",
        "Emitido em 14 de setembro de 2026.",
        "Resolução 12/2025",
        f"7KQ2-M9XD-4HTR-W8VC-{CODE[-1]}",
        "percurso.example/v",
        "Curso livre (Lei 9.394/1996",
        snapshot_digest(SNAPSHOT)[-4:],
    ):
        assert fact in sheet, fact


def test_the_path_goes_from_the_first_day_through_each_modality_to_the_sum():
    stops = [(plain(stop.figure), plain(stop.label)) for stop in text_of(SNAPSHOT, PERSON).path]
    assert stops == [
        ("3 ago 2026", "começo"),
        ("28 h", "on-line"),
        ("4 h", "em encontro"),
        ("8 h", "em serviço"),
        ("40 horas", "até 12 set 2026"),
    ]


def test_lesson_hours_are_printed_both_ways():
    hours = HoursSplit(online_minutes=2000)
    snapshot = replace(SNAPSHOT, hours=hours, total_minutes=2000, lesson_minutes=50)
    assert "40 horas-aula de 50 minutos (33 h 20 min)" in sheet_of(snapshot)
    assert "40 horas-aula · até 12 set 2026" in sheet_of(snapshot)


def test_taking_part_and_proven_competence_are_said_apart():
    for kind, verb in (
        (CertificateType.PARTICIPATION, "participou de"),
        (CertificateType.COMPETENCE, "demonstrou as competências de"),
    ):
        assert text_of(replace(SNAPSHOT, certificate_type=kind), PERSON).identity.endswith(verb)


def test_what_is_unknown_leaves_no_trace_of_its_label():
    snapshot = replace(SNAPSHOT, attendance_percent=None, place="", partners=())
    person = replace(PERSON, staff_number=None)
    sheet = sheet_of(snapshot, person)
    for label in ("presença", "Local", "Parceria", "matrícula"):
        assert label not in sheet


def test_a_syllabus_of_other_hours_than_those_attested_shows_both_sums():
    snapshot = replace(SNAPSHOT, syllabus=(SyllabusUnit(title="Unidade", minutes=600),))
    totals = [plain(total.hours) for total in text_of(snapshot, PERSON).totals]
    assert totals == ["10 h", "40 h"]


def test_the_person_is_not_in_the_title_of_the_file():
    assert "Ana" not in text_of(SNAPSHOT, PERSON).title

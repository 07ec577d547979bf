"""A snapshot that the first release wrote: it must be read, checked and printed as it was then."""

import hashlib
from dataclasses import replace

from certificates.rendering.sheet import sheet_json
from certificates.snapshot.rules import canonical_json, snapshot_digest, snapshot_from_json
from tests.certificates.samples import PERSON

# No issuer could yet say its address, its act or its partners.
KEPT = (
    '{"action_kind":"atualização","attendance_percent":92,"certificate_type":"completion",'
    '"code":"7KQ2M9XD4HTRW8VCQ","competences":["manter a rede de frio em viagem de barco"],'
    '"course_title":"Vacinação de rotina e sala de vacina","ends_on":"2026-09-12",'
    '"facilitators":[{"name":"Rosângela Cardoso","title":"enfermeira sanitarista"}],'
    '"hours":{"assessment_minutes":0,"classroom_minutes":240,"in_service_minutes":480,'
    '"online_minutes":1680},"is_demo":false,"issued_on":"2026-09-14","issuer":{"act":"",'
    '"address":"","cnpj":"12ABC34501DE35",'
    '"legal_name":"Secretaria Municipal de Saúde de Vila Nova do Igarapé",'
    '"municipality":"Vila Nova do Igarapé","uf":"AM","unit":""},'
    '"legal_notes":["Curso livre (Lei 9.394/1996 e Decreto 5.154/2004).",'
    '"Não substitui diploma nem habilita para profissão.",'
    '"Assinatura simples com selo do servidor (Lei 14.063/2020, art. 4º).",'
    '"CPF em parte oculto (Lei 13.709/2018)."],"lesson_minutes":60,"modality_label":"híbrido",'
    '"number":"418/2026","partners":[],'
    '"person_digest":"e59dfc2052e5e2fcd6c2b3840a07aa670d4a6f938c6c53b5f78827e457519c97",'
    '"place":"plataforma Percurso e UBS Itaúna",'
    '"programme":"Ação 12 do programa municipal de 2026, Resolução 12/2025 do conselho",'
    '"registry":"Livro 3, folha 41, registro 418","result":"aprovada","schema_version":1,'
    '"signatures":[{"level":"simple","name":"Raimundo Nonato Teixeira",'
    '"post":"Secretário municipal de saúde","signed_on":"2026-09-14"}],"starts_on":"2026-08-03",'
    '"syllabus":[{"conducted_by":"","minutes":1680,"modality_label":"",'
    '"title":"Rede de frio: da câmara ao barco"},{"conducted_by":"Rosângela Cardoso",'
    '"minutes":480,"modality_label":"Em serviço","title":"Dois turnos na sala de vacina"},'
    '{"conducted_by":"","minutes":240,"modality_label":"",'
    '"title":"Roda de conversa entre unidades"}],"total_minutes":2400,'
    '"verify_host":"percurso.example"}'
)
KEPT_DIGEST = "cd6e1f8a9bae3d86dde74aed5123bf709beb2b318ce3cc7053b5f2bbe1392ca0"
# Of every word and drawing that the sheet sets from it.
KEPT_SHEET = "d3155e67c9f794a3e0b177e4a6bc46900f2606d2535ac280f9e166a3d38726d6"


def test_what_was_kept_is_read_and_has_the_digest_that_the_paper_prints():
    snapshot = snapshot_from_json(KEPT)
    assert canonical_json(snapshot) == KEPT
    assert snapshot_digest(snapshot) == KEPT_DIGEST


def test_what_was_kept_gives_the_same_sheet():
    sheet = sheet_json(snapshot_from_json(KEPT), replace(PERSON, staff_number=None))
    assert hashlib.sha256(sheet.encode()).hexdigest() == KEPT_SHEET

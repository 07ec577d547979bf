from certificates import fill
from certificates.issuing.models import Certificate, SnapshotPerson
from certificates.verifying import queries
from lms.common.codes import CODE_LENGTH, parse_code
from tests.cast import Cast
from tests.certificates.factories import issued


def test_copies_have_codes_of_their_own_that_verdicts_find(cast: Cast) -> None:
    certificate = issued(cast)
    codes = fill.copy(certificate, 3)

    assert [parse_code(code) for code in codes] == codes
    rows = queries.certificate_rows(codes)
    assert {row["code"] for row in rows} == set(codes)
    assert {row["printed_person__printed_name"] for row in rows} == {cast.ana.civil_name}


def test_what_only_fills_is_whole_and_its_own(cast: Cast) -> None:
    certificate = issued(cast)
    fill.fill(certificate, 50)
    fill.fill(certificate, 50)

    filled = Certificate.objects.exclude(pk=certificate.pk)
    for column in ("code", "number", "file_sha256", "public_id"):
        assert len(set(filled.values_list(column, flat=True))) == 100
    assert {len(code) for code in filled.values_list("code", flat=True)} == {CODE_LENGTH}
    assert SnapshotPerson.objects.count() == 101

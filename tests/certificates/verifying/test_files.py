"""What is made of a file that a browser has read; no database."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates.rendering.qr import qr_text
from certificates.verifying.file_wording import SENTENCES, tell
from certificates.verifying.files import (
    FileClaim,
    FileVerdict,
    Finding,
    Problem,
    UnreadClaim,
    claim_of,
    host_name,
    imitates,
    judge,
)
from certificates.verifying.rules import Answer, Facts, Verdict
from lms.common.codes import check_symbol, format_code, new_code
from tests.certificates.samples import CODE, PERSON, SNAPSHOT

OURS = frozenset({"percurso.example"})
SHA256, OTHER = "a" * 64, "b" * 64
UNKNOWN = "0" * 16 + check_symbol("0" * 16)
FACTS = Facts(
    snapshot=SNAPSHOT,
    snapshot_digest="",
    person=PERSON,
    file_sha256=SHA256,
    seal_key_id="",
    seal_signature="",
)
VALID = Verdict(answer=Answer.VALID, code=CODE, facts=FACTS)

digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
codes = st.integers(0, 2**80 - 1).map(lambda number: new_code(randbits=lambda _: number))


def judged(claim: FileClaim) -> FileVerdict:
    return judge(claim, by_file={SHA256: VALID}, by_code={CODE: VALID}, our_hosts=OURS)


def claim(sha256: str = OTHER, *, code: str = "", host: str = "", problem: str = "") -> FileClaim:
    return claim_of(sha256, [code] if code else [], [host] if host else [], problem)


@pytest.mark.parametrize(
    ("claim", "finding"),
    [
        (claim(SHA256, code=CODE, host="percurso.example"), Finding.IDENTICAL),
        (claim(SHA256, code=UNKNOWN, host="percurs0.example"), Finding.IDENTICAL),
        (claim(SHA256, problem="encrypted"), Finding.IDENTICAL),
        (claim(code=CODE, host="percurso.example"), Finding.ALTERED),
        (claim(code=CODE), Finding.ALTERED),
        (claim(code=CODE, host="escola.example"), Finding.ALTERED),
        (claim(code=CODE, host="percurs0.example"), Finding.LOOK_ALIKE),
        (claim(code=UNKNOWN, host="percurso.example.ru"), Finding.LOOK_ALIKE),
        (claim(host="percurso-example.com"), Finding.LOOK_ALIKE),
        (claim(code=UNKNOWN), Finding.NO_SUCH_CODE),
        (claim(code=UNKNOWN, host="escola.example"), Finding.FOREIGN),
        (claim(host="escola.example"), Finding.FOREIGN),
        (claim(), Finding.NO_CODE),
        (claim(host="percurso.example"), Finding.NO_CODE),
        (claim_of(OTHER, [CODE, UNKNOWN], []), Finding.MANY_CODES),
        *[(claim_of("", [], [], problem), Finding(problem)) for problem in Problem.values],
    ],
)
def test_a_file_is_what_its_digest_and_then_its_codes_say(
    claim: FileClaim, finding: Finding
) -> None:
    assert judged(claim).finding == finding


@settings(deadline=None)
@given(digests, st.lists(codes), st.lists(st.text()), st.sampled_from(["", *Problem.values]))
def test_no_file_but_the_stored_one_is_ever_identical(
    sha256: str, written: list[str], hosts: list[str], problem: str
) -> None:
    found = judged(claim_of(sha256, [*written, CODE], hosts, problem))
    assert (found.finding == Finding.IDENTICAL) == (sha256 == SHA256)


def test_a_code_is_read_as_it_stands_in_the_file_and_an_unsound_one_is_none() -> None:
    typo = CODE[:-1] + ("0" if CODE[-1] != "0" else "1")
    found = claim_of(OTHER, [format_code(CODE).lower(), CODE, typo, "x" * 500], [])
    assert found.codes == (CODE,)


def test_an_old_address_of_ours_that_the_certificate_prints_is_ours() -> None:
    moved = replace(FACTS, snapshot=replace(SNAPSHOT, verify_host="antigo.example:8000"))
    by_code = {CODE: replace(VALID, facts=moved)}
    found = judge(
        claim(code=CODE, host="antigo.example:9000"), by_file={}, by_code=by_code, our_hosts=OURS
    )
    assert found.finding == Finding.ALTERED


@pytest.mark.parametrize(
    "host",
    [
        "percurs0.example",
        "percürso.example",
        "percurso.example.com",
        "percurso-example",
        "www.percurso.example",
        "pereurso.example",
        "percurso.examp1e",
    ],
)
def test_a_host_that_a_tired_reader_takes_for_ours_is_an_imitation(host: str) -> None:
    assert imitates(host, OURS)


@pytest.mark.parametrize("host", ["percurso.example", "escola.example", "unasus.gov.br", ""])
def test_another_host_and_our_own_are_none(host: str) -> None:
    assert not imitates(host, OURS)


def test_a_claim_without_a_digest_or_a_reason_is_refused() -> None:
    for sha256, problem in [("", ""), ("A" * 64, ""), ("a" * 63, "nada"), ("x", "")]:
        with pytest.raises(UnreadClaim):
            claim_of(sha256, [], [], problem)


@pytest.mark.parametrize("finding", list(SENTENCES))
def test_every_finding_has_its_own_whole_sentence(finding: Finding) -> None:
    found = FileVerdict(finding=finding, codes=(CODE, UNKNOWN), host="escola.example")
    told = tell(found, ours="percurso.example")
    assert told.title
    assert "{" not in told.sentence
    assert len(
        {tell(FileVerdict(finding=one, codes=(CODE,)), ours="").sentence for one in SENTENCES}
    ) == len(SENTENCES)


def test_every_finding_but_identical_has_a_sentence() -> None:
    assert {*SENTENCES, Finding.IDENTICAL} == set(Finding)


def test_the_file_of_another_certificate_says_so_on_a_certificate_s_page() -> None:
    found = FileVerdict(finding=Finding.IDENTICAL, verdict=VALID)
    assert tell(found, ours="", page=CODE).tone == "ok"
    other = tell(found, ours="", page=UNKNOWN)
    assert (other.tone, other.code) == ("wait", CODE)
    assert "outro certificado" in other.sentence


def test_the_host_of_a_qr_is_compared_without_case_and_port() -> None:
    assert qr_text("percurso.example", CODE).startswith("HTTPS://PERCURSO.EXAMPLE/")
    assert host_name("PERCURSO.EXAMPLE:443") == "percurso.example"

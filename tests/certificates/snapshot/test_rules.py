import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.snapshot.rules import (
    MAX_NAME_LENGTH,
    CertificateType,
    Facilitator,
    HoursSplit,
    Issuer,
    PersonFacts,
    Signature,
    Snapshot,
    SyllabusUnit,
    canonical_json,
    format_number,
    person_digest,
    scheme_of,
    snapshot_digest,
    snapshot_from_json,
    verify_url,
)
from tests.certificates.samples import CODE, PERSON, SALT, SNAPSHOT

texts = st.text(max_size=20)
titles = texts.filter(str.strip)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
minutes = st.integers(0, 10_000)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    hours = draw(st.builds(HoursSplit, online_minutes=minutes, assessment_minutes=minutes))
    starts_on = draw(days)
    return draw(
        st.builds(
            Snapshot,
            certificate_type=st.sampled_from(CertificateType),
            number=texts,
            code=texts,
            verify_host=texts,
            issuer=st.builds(
                Issuer, legal_name=texts, cnpj=texts, municipality=texts, uf=texts, act=texts
            ),
            person_digest=texts,
            course_title=titles,
            action_kind=texts,
            modality_label=texts,
            hours=st.just(hours),
            lesson_minutes=st.integers(1, 60),
            total_minutes=st.just(hours.total_minutes),
            starts_on=st.just(starts_on),
            ends_on=st.integers(0, 900).map(lambda length: starts_on + timedelta(length)),
            place=texts,
            result=texts,
            issued_on=days,
            attendance_percent=st.none() | st.integers(0, 100),
            partners=st.lists(texts, max_size=2).map(tuple),
            syllabus=st.lists(st.builds(SyllabusUnit, title=texts, minutes=minutes)).map(tuple),
            facilitators=st.lists(st.builds(Facilitator, name=texts), max_size=2).map(tuple),
            signatures=st.lists(
                st.builds(Signature, name=texts, post=texts, signed_on=days), max_size=2
            ).map(tuple),
            is_demo=st.booleans(),
        )
    )


@given(snapshots())
def test_a_snapshot_reads_back_from_its_canonical_text(snapshot):
    text = canonical_json(snapshot)
    assert snapshot_from_json(text) == snapshot
    assert canonical_json(snapshot_from_json(text)) == text


def test_the_canonical_text_is_sorted_and_has_no_blanks_between_its_parts():
    text = canonical_json(SNAPSHOT)
    facts = json.loads(text)
    assert list(facts) == sorted(facts)
    assert text == json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert "Vila Nova do Igarapé" in text


def test_the_snapshot_never_holds_the_person():
    text = canonical_json(SNAPSHOT)
    assert "Ana Beatriz" not in text
    assert "982" not in text
    assert "04.812" not in text


def test_any_changed_fact_changes_the_digest():
    assert snapshot_digest(SNAPSHOT) == snapshot_digest(replace(SNAPSHOT))
    assert snapshot_digest(SNAPSHOT) != snapshot_digest(replace(SNAPSHOT, result="aprovado"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda facts: facts | {"schema_version": 2},
        lambda facts: facts | {"surprise": 1},
        lambda facts: facts | {"issuer": facts["issuer"] | {"surprise": 1}},
        lambda facts: facts | {"total_minutes": "2400"},
        lambda facts: facts | {"total_minutes": 2399},
        lambda facts: facts | {"starts_on": "ontem"},
        lambda facts: {key: facts[key] for key in facts if key != "code"},
    ],
)
def test_a_text_of_another_shape_is_refused(spoil):
    facts = json.loads(canonical_json(SNAPSHOT))
    with pytest.raises(ValueError, match=r"version|surprise|minutes|starts_on|code"):
        snapshot_from_json(json.dumps(spoil(facts)))


def test_facts_that_contradict_each_other_make_no_snapshot():
    with pytest.raises(ValueError, match="not the sum"):
        replace(SNAPSHOT, total_minutes=2399)
    with pytest.raises(ValueError, match="before it starts"):
        replace(SNAPSHOT, ends_on=date(2026, 8, 2))
    with pytest.raises(ValueError, match="negative"):
        HoursSplit(online_minutes=-1)
    with pytest.raises(ValueError, match="cannot last"):
        replace(SNAPSHOT, lesson_minutes=0)
    with pytest.raises(ValueError, match="signatures"):
        replace(SNAPSHOT, signatures=SNAPSHOT.signatures * 4)


def test_a_name_must_fit_the_sheet():
    with pytest.raises(ValueError, match="printed_name"):
        replace(PERSON, printed_name="a" * (MAX_NAME_LENGTH + 1))
    with pytest.raises(ValueError, match="printed_name"):
        replace(PERSON, printed_name=" ")


def test_the_person_digest_depends_on_every_fact_and_on_the_salt():
    digests = {
        person_digest(PERSON, SALT),
        person_digest(PERSON, SALT + b"."),
        person_digest(replace(PERSON, printed_name="Ana"), SALT),
        person_digest(replace(PERSON, cpf_masked="***.456.789-**"), SALT),
        person_digest(replace(PERSON, staff_number=None), SALT),
    }
    assert len(digests) == 5
    assert all(len(digest) == 64 for digest in digests)


def test_no_staff_number_and_an_empty_one_are_the_same():
    assert person_digest(replace(PERSON, staff_number=""), SALT) == person_digest(
        replace(PERSON, staff_number=None), SALT
    )


def test_a_short_salt_is_refused():
    with pytest.raises(ValueError, match="16 bytes"):
        person_digest(PersonFacts(printed_name="Ana", cpf_masked=""), b"short")


def test_number_and_address_are_written_as_printed():
    assert format_number(sequence=12, year=2026) == "12/2026"
    assert verify_url(SNAPSHOT) == f"https://percurso.example/v/{CODE}"


@pytest.mark.parametrize(
    ("host", "scheme"),
    [
        ("percurso.example", "https"),
        ("percurso.example:8443", "https"),
        ("localhost.example", "https"),
        ("localhost", "http"),
        ("127.0.0.1:8101", "http"),
    ],
)
def test_only_a_demonstration_s_own_machine_is_without_tls(host, scheme):
    assert scheme_of(host) == scheme
    url = verify_url(replace(SNAPSHOT, verify_host=host))
    assert url == f"{scheme}://{host}/v/{CODE}"

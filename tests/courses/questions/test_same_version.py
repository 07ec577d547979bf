"""What editions of before this package froze stays the same, to the letter of its JSON."""

from courses.catalogue import rules

ID = "8f14e45f-ceea-467f-a9d0-5a1b0f2c3d4e"
# As they were computed when each type was still read by its own branch of one function.
HASHES = {
    "single_choice": "f03fde06a035f4d25ff5f3c0b64f607e2f4ade3e69160a0696a337ae59eb38de",
    "multiple_choice": "c287805da0e251336a9bf28e65dbe5831fea5925fdb688b511702b3cad23857e",
    "true_false": "1b555f281a16313467eea7762d2672b3b6c1e300479946e6f0a9333bdda1168c",
    "numeric": "dcae3899b95afdaa13f3f1040197be7ed52c96e9a530651cfdb39a90e209e224",
}
OPTIONS = [
    {
        "type": "item",
        "id": "a",
        "value": {"text": " Sim ", "is_correct": True, "feedback": "Isso."},
    },
    {"type": "item", "id": "b", "value": {"text": "Não", "is_correct": False, "feedback": ""}},
]


def frozen(kind: str, **value: object) -> rules.FrozenQuestion:
    asked = {"prompt": " Qual? ", "feedback": "Porque sim.", "is_practice": False, **value}
    block = {"type": kind, "value": asked, "id": ID}
    return rules.questions_of("Prova", [block], is_graded=True)[0]


def test_a_choice_is_frozen_as_it_always_was() -> None:
    one = frozen("single_choice", options=OPTIONS)
    assert one.shown == {
        "prompt": "Qual?",
        "options": [{"id": "a", "text": "Sim"}, {"id": "b", "text": "Não"}],
        "unit": "",
    }
    assert one.key == {
        "right": ["a"],
        "feedback": {"general": "Porque sim.", "options": {"a": "Isso.", "b": ""}},
    }
    assert one.content_hash == HASHES["single_choice"]


def test_the_other_first_kinds_keep_their_version_too() -> None:
    several = frozen("multiple_choice", options=OPTIONS)
    truth = frozen("true_false", is_true=True)
    number = frozen("numeric", answer="120.0000", tolerance="2.50", unit="mmHg")
    assert number.shown == {"prompt": "Qual?", "options": [], "unit": "mmHg"}
    assert number.key["answer"] == "120"
    for one in (several, truth, number):
        assert one.content_hash == HASHES[one.question_type]

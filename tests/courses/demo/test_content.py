"""The demonstration's courses: whole, well formed, written in Portuguese."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image

from cms.media.formats.found import Medium
from cms.media.formats.reading import read_recording
from courses.demo.content import BLOOD_PRESSURE, CIRCLE, COURSES, Block, Course, Lesson
from courses.demo.content.drawings import DRAWINGS
from courses.demo.content.pencil import Sheet
from courses.demo.content.sounds import SOUNDS
from courses.demo.publishing import listed
from courses.questions.registry import QUESTION_TYPES, kind_of

ALLOWED_TAGS = {"p", "h2", "h3", "ul", "ol", "li", "b", "i", "a"}
CHOICES = {"single_choice", "multiple_choice"}
FIRST_KINDS = CHOICES | {"true_false", "numeric"}
ASKING = {
    "short_text": {"prompt", "answers", "feedback", "is_practice"},
    "ordering": {"prompt", "items", "feedback", "is_practice"},
    "matching": {"prompt", "pairs", "distractors", "feedback", "is_practice"},
    "gap_filling": {"prompt", "text", "is_typed", "distractors", "feedback", "is_practice"},
    "reflection": {"prompt", "feedback"},
    "hotspot": {"prompt", "drawing", "alt", "areas", "feedback", "is_practice"},
    "calculated_dose": {
        *("prompt", "variables", "formula", "places", "tolerance", "tolerance_is_percent"),
        *("unit", "feedback", "is_practice"),
    },
    "staged_case": {"prompt", "stages", "feedback", "is_practice"},
}
QUESTIONS = FIRST_KINDS | set(ASKING)
LONG, SHORT = 180, range(30, 41)
KEYS = {
    "paragraph": {"html"},
    "callout": {"tone", "title", "html"},
    "image": {"drawing", "alt", "caption"},
    "audio": {"sound"},
    "single_choice": {"prompt", "options", "feedback", "is_practice"},
    "multiple_choice": {"prompt", "options", "feedback", "is_practice"},
    "true_false": {"prompt", "is_true", "feedback", "is_practice"},
    "numeric": {"prompt", "answer", "tolerance", "unit", "feedback", "is_practice"},
    "case": {"title", "steps"},
    "comparison": {"title", "sides"},
    "activity": {"title", "minutes", "task", "checklist", "bring_back"},
    "draw": {"theme", "count"},
    **ASKING,
}
PLAIN = ("image", "case", "comparison", "activity", *QUESTIONS)
# Words that lost an accent, a tilde or a cedilla on the way.
BARE_WORDS = set(
    re.findall(
        r"\w+",
        "nao pressao medicao avaliacao situacao atencao saude voce tambem ate ja so agencia "
        "coracao braco cafe tecnico tecnica maxima minima media medias ultima ultimas numero numeros "
        "preparacao posicao gestacao urgencia cabeca horario horarios diagnostico hipertensao remedio "
        "silencio orgao sao estao serao mao maos pe pes relogio cerebro medico medica proxima proximo "
        "automatico autonomo unico unica facil dificil possivel necessario comunitario agua orientacao "
        "calibracao circunferencia arteria estetoscopio fistula alem entao porem",
    )
)

COURSE_LESSONS = [(course, lesson) for course in COURSES for lesson in course.lessons]
LESSONS = [lesson for _course, lesson in COURSE_LESSONS]
READINGS = [lesson for lesson in LESSONS if not lesson.is_graded]
QUIZZES = [lesson for lesson in LESSONS if lesson.is_graded]
BANKED = [block for course in COURSES for theme in course.bank for block in theme.questions]
BLOCKS = [block for lesson in LESSONS for block in lesson.blocks] + BANKED


def of_type(*types: str) -> list[Block]:
    return [block for block in BLOCKS if block.type in types]


def value_of(block: Block) -> dict[str, object]:
    return dict(block.value)


def options_of(block: Block) -> list[dict[str, object]]:
    options = value_of(block)["options"]
    assert isinstance(options, list)
    return options


def strings(value: object) -> Iterator[str]:
    """Yield every text inside a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


def texts_of(course: Course) -> Iterator[str]:
    yield from strings(list(vars(course).values()))
    for lesson in course.lessons:
        yield from (lesson.title, lesson.summary)
        yield from strings([value_of(block) for block in lesson.blocks])
    for theme in course.bank:
        yield from strings([value_of(block) for block in theme.questions])


class Outline(HTMLParser):
    """Collects what a piece of HTML is made of, and whether it is balanced."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.unbalanced = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.unbalanced |= not self.open or self.open.pop() != tag


def ids_in(value: object) -> Iterator[str]:
    """Yield every identity inside a value, however deep."""
    if isinstance(value, dict):
        yield from (str(one) for name, one in value.items() if name == "id")
        for inner in value.values():
            yield from ids_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from ids_in(inner)


def test_block_and_option_ids_are_uuids_and_never_repeat():
    ids = [block.id for block in BLOCKS]
    ids += [one for block in BLOCKS for one in ids_in(value_of(block))]

    assert all(str(UUID(identity)) == identity for identity in ids)
    assert [identity for identity, count in Counter(ids).items() if count > 1] == []


def test_every_block_has_exactly_the_keys_of_its_type():
    assert [block for block in BLOCKS if set(block.value) != KEYS[block.type]] == []


def test_every_option_teaches_whoever_chooses_it():
    for block in of_type(*CHOICES):
        for option in options_of(block):
            assert set(option) == {"id", "text", "is_correct", "feedback"}
            assert option["text"]
            assert option["feedback"]


def test_options_of_a_question_differ_from_each_other():
    for block in of_type(*CHOICES):
        texts = [option["text"] for option in options_of(block)]
        assert len(set(texts)) == len(texts)


def test_a_single_choice_has_exactly_one_right_answer():
    for block in of_type("single_choice"):
        assert sum(bool(option["is_correct"]) for option in options_of(block)) == 1
        assert len(options_of(block)) >= 3


def test_a_multiple_choice_has_right_and_wrong_answers():
    for block in of_type("multiple_choice"):
        verdicts = [option["is_correct"] for option in options_of(block)]
        assert verdicts.count(True) > 1
        assert False in verdicts


def test_a_numeric_answer_is_a_decimal_with_a_tolerance():
    for block in of_type("numeric"):
        value = value_of(block)
        assert Decimal(str(value["answer"])).is_finite()
        assert Decimal(str(value["tolerance"])) >= 0
        assert value["unit"]


def test_the_demonstration_asks_in_every_way_there_is():
    assert {block.type for block in BLOCKS} & QUESTIONS == QUESTION_TYPES


@pytest.mark.parametrize("block", of_type(*ASKING), ids=lambda block: block.type)
def test_each_question_could_be_asked_as_it_stands(block: Block):
    value = {**listed(value_of(block), UUID(block.id)), "image": 1}
    frozen = kind_of(block.type).freeze("Esta pergunta", value)
    assert frozen.shown["prompt"]


def test_every_question_explains_itself_afterwards():
    assert all(value_of(block)["feedback"] for block in of_type(*QUESTIONS))


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.slug)
def test_the_lessons_minutes_add_up_to_the_syllabus(course: Course):
    assert course.minutes == sum(minutes for _title, minutes in course.syllabus)
    assert course.minutes == LONG or course.minutes in SHORT
    assert all(lesson.minutes > 0 for lesson in course.lessons)


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.slug)
def test_a_course_says_what_it_gives_to_whom_and_on_what_it_rests(course: Course):
    assert course.objectives
    assert course.competences
    assert course.audience
    assert course.cover_alt
    assert course.cover_drawing in DRAWINGS
    assert 0 < course.pass_percent <= 100
    assert len(set(course.sources)) == len(course.sources) > 0


@pytest.mark.parametrize(
    ("course", "lesson"),
    [pair for pair in COURSE_LESSONS if not pair[1].is_graded],
    ids=lambda value: value.slug,
)
def test_a_reading_lesson_ends_with_sources_that_the_course_lists(course: Course, lesson: Lesson):
    closing = str(value_of(lesson.blocks[-1])["html"])

    cited = [source for source in course.sources if source in closing]

    assert len(cited) >= 3
    assert closing.count("<li>") == len(cited)


def test_every_source_of_a_course_is_cited_in_a_lesson():
    for course in COURSES:
        written = " ".join(
            strings([value_of(block) for ls in course.lessons for block in ls.blocks])
        )
        assert [source for source in course.sources if source not in written] == []


@pytest.mark.parametrize("lesson", READINGS, ids=lambda lesson: lesson.slug)
def test_a_reading_lesson_has_two_to_four_questions_all_of_practice(lesson: Lesson):
    questions = [block for block in lesson.blocks if block.type in QUESTIONS]

    assert 2 <= len(questions) <= 4
    assert all(value_of(block).get("is_practice", True) is True for block in questions)


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.slug)
def test_a_course_ends_with_its_one_quiz(course: Course):
    assert [lesson.is_graded for lesson in course.lessons].count(True) == 1
    assert course.lessons[-1].is_graded


def test_the_long_course_has_eight_lessons_and_a_quiz_of_twelve():
    quiz = BLOOD_PRESSURE.lessons[-1]

    assert len(BLOOD_PRESSURE.lessons) == 9
    assert BLOOD_PRESSURE.minutes == LONG
    assert len(quiz.blocks) == 12


@pytest.mark.parametrize("lesson", QUIZZES, ids=lambda lesson: lesson.slug)
def test_a_quiz_is_made_of_graded_questions_of_four_kinds_or_more(lesson: Lesson):
    questions = [block for block in lesson.blocks if block.type in QUESTIONS]
    assert len(questions) >= 5
    assert len({block.type for block in questions}) >= 4
    assert all(value_of(block)["is_practice"] is False for block in questions)


def test_a_bank_is_drawn_from_and_has_more_than_is_drawn():
    for course in COURSES:
        draws = [block for ls in course.lessons for block in ls.blocks if block.type == "draw"]
        themes = {theme.name: len(theme.questions) for theme in course.bank}
        assert {value_of(block)["theme"] for block in draws} == set(themes)
        assert all(value_of(block)["count"] < themes[value_of(block)["theme"]] for block in draws)
    assert all(value_of(block)["is_practice"] is False for block in BANKED)


def test_lesson_slugs_are_unique_and_plain():
    for course in COURSES:
        slugs = [lesson.slug for lesson in course.lessons]
        assert len(set(slugs)) == len(slugs)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in [course.slug, *slugs])


def test_each_image_exists_and_is_described_in_words():
    for block in of_type("image"):
        value = value_of(block)
        assert value["drawing"] in DRAWINGS
        assert len(str(value["alt"])) > 40
        assert value["caption"]
        assert value["alt"] != value["caption"]


def test_every_drawing_is_used():
    used = {value_of(block)["drawing"] for block in of_type("image")}
    used |= {course.cover_drawing for course in COURSES}

    assert used == set(DRAWINGS)


def test_every_sound_is_heard_somewhere_and_is_light():
    assert {value_of(block)["sound"] for block in of_type("audio")} == set(SOUNDS)
    for sound in SOUNDS.values():
        found = read_recording(BytesIO(sound.data), len(sound.data))
        assert found is not None
        assert found.medium == Medium.AUDIO
        # A voice says two to three words a second: the transcript has them all.
        words = len(sound.transcript.split())
        assert 1.5 * found.seconds < words < 3.5 * found.seconds
        assert len(sound.data) < 4_000 * found.seconds


@pytest.mark.slow
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_the_same_png_each_time_and_light_to_download(name: str):
    png = DRAWINGS[name]()

    assert png == DRAWINGS[name]()
    assert len(png) < 70_000
    with Image.open(BytesIO(png)) as picture:
        assert picture.format == "PNG"
        assert picture.width == 1200


def test_a_letter_that_cannot_be_drawn_is_named():
    with pytest.raises(ValueError, match="cannot draw 'i'"):
        Sheet(40, 40).text((0, 30), "í")


def test_rich_text_uses_only_the_allowed_tags_and_is_balanced():
    for block in of_type("paragraph", "callout"):
        outline = Outline(str(value_of(block)["html"]))
        assert outline.tags <= ALLOWED_TAGS
        assert outline.open == []
        assert not outline.unbalanced


def test_the_only_attribute_is_a_secure_address():
    for block in of_type("paragraph", "callout"):
        for tag, name, value in Outline(str(value_of(block)["html"])).attributes:
            assert (tag, name) == ("a", "href")
            assert value.startswith("https://")


def test_all_but_texts_set_in_paragraphs_is_plain():
    plain = of_type(*PLAIN)

    assert [block.id for block in plain if "<" in " ".join(strings(value_of(block)))] == []


@pytest.mark.parametrize("course", [*COURSES, CIRCLE], ids=lambda course: course.slug)
def test_no_word_lost_its_accents(course: Course):
    written = " ".join(text for text in texts_of(course) if " " in text)
    addresses_apart = re.sub(r"https?://\S+|doi\.org\S+|<[^>]+>", " ", written)

    words = set(re.findall(r"[\w-]+", addresses_apart.lower()))

    assert words & BARE_WORDS == set()
    assert not re.search(r"\w+(?:cao|coes|sao|aes)\b", addresses_apart.lower())


def test_no_text_carries_loose_or_double_spaces():
    for course in COURSES:
        for text in texts_of(course):
            assert text == text.strip()
            assert "  " not in text
            assert not re.search(r" [,.;:!?]", text)


def test_the_conversation_grades_nothing_and_promises_no_competence():
    assert not any(lesson.is_graded for lesson in CIRCLE.lessons)
    assert CIRCLE.competences == ()
    closing = str(value_of(CIRCLE.lessons[-1].blocks[-1])["html"])
    assert all(source in closing for source in CIRCLE.sources)

import pytest
from django.core.exceptions import ValidationError

from courses.catalogue import listing, serving
from courses.catalogue.cards import renew_old
from courses.catalogue.filters import Filters
from courses.catalogue.listing import Question
from courses.catalogue.models import CourseCard, CoursePage
from courses.catalogue.search import finding
from courses.catalogue.search.models import CardWord, SearchWord, SynonymGroup
from lms.common import process_memory
from tests.courses.factories import DAY, course, publish, town_page


@pytest.fixture
def three(cast):
    course(slug="pressao", title="Medir bem a pressão", theme="Hipertensão", summary="Com calma.")
    course(slug="vacina", title="Vacinação em dia", theme="Vacinas", summary="Frio e fila.")
    course(
        town_page(cast.parintins),
        slug="visita",
        title="A visita do agente comunitário",
        theme="Território",
        summary="Falar de vacinas em casa.",
    )
    return cast


def ask(text, page=1, **filters):
    # Within one test nothing is committed, and what was understood would be kept.
    process_memory.forget_all()
    question = Question(Filters(text=text, **filters), serving.lists_number(), DAY)
    return listing.page_of(question, page=page)


def found(text, **filters):
    return [card.slug for card in ask(text, **filters).cards]


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("vacinas", ["vacina", "visita"]),
        ("vasinassões", ["vacina", "visita"]),
        ("vacian", ["vacina", "visita"]),
        ("pressao alta", ["pressao"]),
        ("ACS", ["visita"]),
        ("vacina em parintins", ["visita"]),
        ("territorio", ["visita"]),
        ("terit", ["visita"]),
        ("xilofone", []),
        ("de", []),
    ],
)
def test_what_is_typed_is_found_the_nearest_first(three, text, slugs):
    assert found(text) == slugs


def test_what_has_most_of_it_is_offered_where_nothing_has_all(three):
    answer = ask("vacina xilofone")

    assert [card.slug for card in answer.cards] == ["vacina", "visita"]
    assert not answer.is_whole


def test_one_word_in_three_is_too_little(three):
    assert found("vacina xilofone oboé") == []


def test_filters_hold_beside_words(three):
    assert found("vacina", place="parintins") == ["visita"]
    assert found("vacina", theme="Vacinas") == ["vacina"]


def test_a_word_that_left_its_course_finds_it_no_more(three):
    page = CoursePage.objects.get(slug="vacina")
    page.title, page.theme, page.summary = "Sala fria", "Rede", "Frio e fila."
    publish(page)

    assert found("vacinação") == ["visita"]
    assert found("sala fria") == ["vacina"]


def test_a_course_that_went_leaves_no_words(three):
    CoursePage.objects.get(slug="pressao").unpublish()

    assert found("pressão") == []
    assert not CardWord.objects.filter(word__text="presao").exists()
    assert SearchWord.objects.filter(text="presao").exists()


def test_pages_turn_and_a_page_beyond_the_last_is_the_last(cast):
    for number in range(30):
        course(slug=f"curso-{number}", title=f"Dengue {number}")
    first, last = ask("dengue"), ask("dengue", page=99)

    assert (len(first.cards), first.page.paginator.count, first.page.has_next()) == (24, 30, True)
    assert (len(last.cards), last.page.number) == (6, 2)
    assert not {card.slug for card in first.cards} & {card.slug for card in last.cards}


@pytest.mark.parametrize(("text", "queries"), [("dengue", 2), ("dengui", 2), ("dnegue", 3)])
def test_a_question_costs_two_queries_and_a_slip_one_more(
    cast, django_assert_num_queries, text, queries
):
    for number in range(4):
        course(slug=f"curso-{number}", title=f"Dengue {number}")
    lists = serving.lists_number()
    finding.synonyms(lists)
    with django_assert_num_queries(queries):
        answer = listing.page_of(Question(Filters(text=text), lists, DAY))
    assert len(answer.cards) == 4
    with django_assert_num_queries(1):
        listing.page_of(Question(Filters(text=text, theme="Dengue"), lists, DAY))


def test_synonyms_are_the_administrations(three, client, django_capture_on_commit_callbacks):
    assert "Nenhum curso" in client.get("/cursos/?q=injeção").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        SynonymGroup.objects.create(phrases="vacina\ninjeção")

    assert "2 cursos" in client.get("/cursos/?q=injeção").content.decode()


def test_a_group_of_one_says_nothing():
    with pytest.raises(ValidationError, match="ao menos duas"):
        SynonymGroup(phrases="vacina\n vacinas ").clean()


def test_cards_of_an_older_release_are_written_anew(three):
    CardWord.objects.all().delete()
    CourseCard.objects.update(words_version=0)
    assert found("vacina") == []

    assert (renew_old(), renew_old()) == (3, 0)
    assert found("vacina") == ["vacina", "visita"]

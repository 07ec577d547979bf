from courses import search_trial
from courses.catalogue.models import CourseCard
from tests.courses.factories import home


def test_the_search_forgives(cast):
    home()
    outcome = search_trial.run()

    assert outcome.asked == 40
    assert outcome.missed == ()
    assert not CourseCard.objects.exists()

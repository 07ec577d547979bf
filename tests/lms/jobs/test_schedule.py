from lms import celery


def test_everything_that_the_clock_asks_for_is_a_task() -> None:
    celery.app.loader.import_default_modules()
    assert set(celery.EVERY_SECONDS) <= set(celery.app.tasks)

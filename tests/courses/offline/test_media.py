"""Sounds and films of a module: weighed, chosen, never sent along by themselves."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from cms.media.formats.found import Medium
from cms.media.recordings import Recording
from tests.cast import Cast
from tests.cms.media.sounds import VTT, m4a, mp3, mp4, recording_of, webm
from tests.courses import factories
from tests.courses.learning.conftest import Study, study_of


@pytest.fixture
def root(db: None) -> Collection:
    return Collection.objects.get(depth=1)


def read_module(study: Study) -> dict[str, Any]:
    client = Client()
    client.force_login(study.user)
    address = reverse("courses:module", args=[study.enrollment.public_id])
    return dict(client.get(address).json())


def play(study: Study, kind: str, recording: Recording) -> None:
    """Publish the lesson with a player at its end."""
    page = study.lesson.page
    value = {"recording": recording.pk}
    if kind == "video":
        value["poster"] = None
    page.body = [*page.body.get_prep_value(), {"type": kind, "value": value}]
    factories.publish(page)


def addresses(resources: list[dict[str, Any]]) -> list[str]:
    return [one["address"] for one in resources]


def test_a_sound_is_an_extra_with_its_size(cast: Cast, root: Collection) -> None:
    study, sound = study_of(cast), recording_of(root)
    before = read_module(study)
    play(study, "audio", sound)
    said = read_module(study)
    assert said["extras"] == {
        "sounds": [
            {
                "address": sound.url,
                "size": len(mp3()),
                "digest": sound.url.split("/")[-2],
                "title": "",
            }
        ]
    }
    assert sound.url not in addresses(said["resources"])
    assert said["version"] != before["version"]
    assert before["extras"] == {}


def test_a_film_is_chosen_by_itself_and_its_captions_come_with_the_page(
    cast: Cast, root: Collection
) -> None:
    study = study_of(cast)
    film = recording_of(
        root,
        Medium.VIDEO,
        audio_only=ContentFile(m4a(), "a.m4a"),
        audio_only_type="audio/mp4",
        audio_only_bytes=len(m4a()),
        libras=ContentFile(webm(), "a.webm"),
        libras_type="video/webm",
        libras_bytes=len(webm()),
    )
    play(study, "video", film)
    said = read_module(study)
    assert addresses(said["extras"]["films"]) == [film.url, film.libras_url]
    assert addresses(said["extras"]["sounds"]) == [film.audio_only_url]
    assert sum(one["size"] for one in said["extras"]["films"]) == len(mp4()) + len(webm())
    captions = next(one for one in said["resources"] if one["address"] == film.captions_url)
    assert captions["size"] == len(VTT)


def test_recordings_cost_no_query_once_they_were_weighed(
    cast: Cast, root: Collection, django_assert_num_queries: Any
) -> None:
    study = study_of(cast)
    play(study, "audio", recording_of(root))
    read_module(study)
    client = Client()
    client.force_login(study.user)
    address = reverse("courses:module", args=[study.enrollment.public_id])
    client.get(address)
    with django_assert_num_queries(4):
        client.get(address)

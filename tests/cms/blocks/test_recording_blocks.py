"""Players: native, never by themselves, with what they weigh and the words beside them."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection

from cms.blocks.recordings import AudioBlock, VideoBlock, told
from cms.media.formats.found import Medium
from cms.media.recordings import Recording
from tests.cms.blocks.drawing import EVIL, drawn, refusal, well_escaped
from tests.cms.media.pictures import picture_of
from tests.cms.media.sounds import m4a, recording_of, webm


@pytest.fixture
def root(db: None) -> Collection:
    return Collection.objects.get(depth=1)


def test_a_sound_says_what_it_weighs_and_keeps_quiet_until_asked(root):
    kept = recording_of(root, transcript="Bom dia.\n\nEscute.")
    html = drawn(AudioBlock(), {"recording": kept.pk})
    assert html.index("Áudio · 4 min · 40,7\xa0KB") < html.index("<audio")
    assert f'preload="none" data-medium="{kept.public_id}"' in html
    assert f'<source src="{kept.url}" type="audio/mpeg">' in html
    assert "autoplay" not in html
    assert "Ler a transcrição" in html
    assert "<p>Bom dia.</p>" in html
    assert "<p>Escute.</p>" in html


def test_a_film_has_captions_a_cover_and_what_stands_in_for_it(root):
    kept = recording_of(
        root,
        Medium.VIDEO,
        audio_only=ContentFile(m4a(), "a.m4a"),
        audio_only_type="audio/mp4",
        audio_only_bytes=2_000_000,
        libras=ContentFile(webm(), "a.webm"),
        libras_type="video/webm",
        libras_bytes=30_000_000,
    )
    cover = picture_of(root)
    html = drawn(VideoBlock(), {"recording": kept.pk, "poster": cover.pk})
    assert f'poster="{cover.usual_url}"' in html
    assert f'<track kind="captions" src="{kept.captions_url}" srclang="pt-BR"' in html
    assert f'href="{kept.audio_only_url}">Ouvir só o áudio</a>' in html
    assert "1,9\xa0MB" in html
    assert f'href="{kept.libras_url}">Ver em Libras</a>' in html
    bare = drawn(VideoBlock(), {"recording": recording_of(root, Medium.VIDEO).pk, "poster": None})
    assert "poster" not in bare
    assert "Libras" not in bare


def test_each_block_takes_its_own(root):
    sound, film = recording_of(root), recording_of(root, Medium.VIDEO)
    assert "Este é um vídeo" in refusal(AudioBlock(), {"recording": film.pk})
    assert "Este é um áudio" in refusal(VideoBlock(), {"recording": sound.pk, "poster": None})


@pytest.mark.parametrize(("seconds", "length"), [(1, "1 min"), (60, "1 min"), (3_601, "1 h 1 min")])
def test_a_length_is_said_in_whole_minutes(db, seconds, length):
    recording = Recording(medium=Medium.AUDIO, seconds=seconds, size_bytes=1_800_000)
    assert told(recording) == f"Áudio · {length} · 1,7\xa0MB"


@pytest.mark.parametrize("block", [AudioBlock(), VideoBlock()])
def test_a_recording_deleted_since_draws_nothing(db, block):
    assert block.render(block.to_python({"recording": 9_999})).strip() == ""


@pytest.mark.parametrize("block", [AudioBlock(), VideoBlock()])
def test_an_author_sees_what_a_player_looks_like(db, block):
    assert block.meta.description
    assert "Ler a transcrição" in block.render(block.get_preview_value())


def test_what_is_typed_about_a_recording_is_shown_as_text(root):
    fields: dict[str, Any] = {"title": EVIL, "transcript": EVIL}
    sound, film = recording_of(root, **fields), recording_of(root, Medium.VIDEO, **fields)
    assert well_escaped(drawn(AudioBlock(), {"recording": sound.pk}), 4)
    assert well_escaped(drawn(VideoBlock(), {"recording": film.pk, "poster": None}), 4)

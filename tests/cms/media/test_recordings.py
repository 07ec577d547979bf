"""Recordings: sent by whoever edits a place, refused plainly, served in parts, removed whole."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Collection

from cms.media.formats.found import Medium
from cms.media.ranges import Unsatisfiable, part_of
from cms.media.recordings import LARGEST, Recording
from cms.media.services import shelf_of
from tests.cms.media.sounds import VTT, box, m4a, mp3, mp4, opus, recording_of, webm

ADD = "recordings:add"
WORDS = {"title": "A escuta", "transcript": "Bom dia."}


@pytest.fixture
def root(db: None) -> Collection:
    return Collection.objects.get(depth=1)


def sent(client: Any, content: bytes, name: str = "x.mp3", address: str = "", **more: Any) -> Any:
    data = {**WORDS, "file": SimpleUploadedFile(name, content), **more}
    return client.post(address or reverse(ADD), data)


def sentences(response: Any) -> str:
    return " ".join(
        str(error) for errors in response.context["form"].errors.values() for error in errors
    )


def captions(raw: bytes = VTT) -> SimpleUploadedFile:
    return SimpleUploadedFile("fala.vtt", raw)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (mp3(), "maria-52998224725.txt", "audio/mpeg"),
        (m4a(), "voz.mp3", "audio/mp4"),
        (opus(), "voz.ogg", "audio/ogg"),
    ],
)
def test_a_sound_is_known_by_its_content_and_named_at_random(towns, browse, content, name, kind):
    assert sent(browse(towns.bruno), content, name).status_code == 302
    kept = Recording.objects.get()
    assert (kept.content_type, kept.size_bytes, kept.is_film) == (kind, len(content), False)
    assert kept.seconds in {3, 7}
    assert "maria" not in kept.file.name
    assert kept.uploaded_by_user == towns.bruno
    assert kept.collection.shelf.organization == towns.parintins.organization


@pytest.mark.parametrize("content", [mp4(), webm()])
def test_a_film_comes_with_its_captions_and_what_stands_in_for_it(towns, browse, content):
    more = {
        "captions": captions(),
        "audio_only": SimpleUploadedFile("a", m4a()),
        "libras": SimpleUploadedFile("b", webm()),
    }
    assert sent(browse(towns.bruno), content, **more).status_code == 302
    kept = Recording.objects.get()
    assert kept.is_film
    assert kept.captions.name.endswith(".vtt")
    assert (kept.audio_only_type, kept.audio_only_bytes) == ("audio/mp4", len(m4a()))
    assert (kept.libras_type, kept.libras_bytes) == ("video/webm", len(webm()))


@pytest.mark.parametrize(
    ("content", "more", "said"),
    [
        (b"MZ" + b"\0" * 400, {}, "não é um áudio nem um vídeo"),
        (b"", {}, "vazio"),
        (mp4((b"vide", b"hvc1")), {"captions": captions()}, "H.264"),
        (mp3(), {"transcript": " "}, "Escreva a transcrição"),
        (mp4(), {}, "Envie as legendas"),
        (mp4(), {"captions": captions(b"fala")}, "WebVTT"),
        (mp3(), {"captions": captions()}, "Um áudio só leva a transcrição"),
        (
            mp4(),
            {"captions": captions(), "audio_only": SimpleUploadedFile("a", mp4())},
            "um áudio: MP3",
        ),
        (
            mp4(),
            {"captions": captions(), "libras": SimpleUploadedFile("a", mp3())},
            "um vídeo: MP4",
        ),
    ],
)
def test_what_cannot_be_studied_is_refused_plainly(towns, browse, content, more, said):
    for upload in more.values():
        if isinstance(upload, SimpleUploadedFile):
            upload.seek(0)
    response = sent(browse(towns.bruno), content, **more)
    assert response.status_code == 200
    assert said in sentences(response)
    assert not Recording.objects.exists()


@pytest.mark.parametrize(
    ("content", "limit", "said"),
    [(mp3(), Medium.AUDIO, "O áudio tem"), (mp4(), Medium.VIDEO, "O vídeo tem")],
)
def test_too_large_a_file_says_its_size_and_is_never_stored(
    towns, browse, monkeypatch, content, limit, said
):
    monkeypatch.setitem(LARGEST, limit, 50)
    monkeypatch.setattr("cms.media.recordings.Recording.file.field.storage.save", refuse_to_save)
    response = sent(browse(towns.bruno), content, captions=captions())
    assert said in sentences(response)
    assert "limite" in sentences(response)
    assert not Recording.objects.exists()


def refuse_to_save(*_args: Any, **_kwargs: Any) -> str:
    raise AssertionError("a refused file was stored")


def test_a_file_that_is_replaced_is_removed(towns, browse, django_capture_on_commit_callbacks):
    collection = shelf_of(organization=towns.parintins.organization).collection
    kept = recording_of(collection)
    before, address = kept.file.name, kept.url
    with django_capture_on_commit_callbacks(execute=True):
        edit = reverse("recordings:edit", args=[kept.pk])
        assert sent(browse(towns.bruno), opus(), address=edit).status_code == 302
    kept.refresh_from_db()
    assert kept.content_type == "audio/ogg"
    assert kept.url != address
    assert not kept.file.storage.exists(before)
    assert kept.file.storage.exists(kept.file.name)


def test_where_a_film_was_made_is_not_kept(towns, browse):
    place = b"-02.6283-056.7358/"
    film = mp4() + box(b"udta", box(b"\xa9xyz", place))
    assert sent(browse(towns.bruno), film, captions=captions()).status_code == 302
    with Recording.objects.get().file.open() as kept:
        content = kept.read()
    assert len(content) == len(film)
    assert place not in content


def test_words_are_corrected_without_sending_the_file_again(towns, browse):
    kept = recording_of(shelf_of(organization=towns.parintins.organization).collection)
    edit = reverse("recordings:edit", args=[kept.pk])
    response = browse(towns.bruno).post(edit, {**WORDS, "transcript": "Boa tarde."})
    assert response.status_code == 302
    kept.refresh_from_db()
    assert kept.transcript == "Boa tarde."
    assert kept.file.storage.exists(kept.file.name)


def test_a_deleted_recording_leaves_no_file(root, django_capture_on_commit_callbacks):
    kept = recording_of(root, Medium.VIDEO)
    names = [kept.file.name, kept.captions.name]
    with django_capture_on_commit_callbacks(execute=True):
        kept.delete()
    assert not any(kept.file.storage.exists(name) for name in names)


def test_each_town_lists_chooses_and_opens_its_own(towns, browse):
    own = recording_of(shelf_of(organization=towns.parintins.organization).collection)
    foreign = recording_of(
        shelf_of(organization=towns.goiania.organization).collection, title="De Goiânia"
    )
    client = browse(towns.bruno)
    for address in ("recordings:index", "recording_chooser:choose_results"):
        listed = client.get(reverse(address)).content.decode()
        assert own.title in listed
        assert foreign.title not in listed
    for address in ("recordings:edit", "recordings:delete", "recording_chooser:chosen"):
        assert client.get(reverse(address, args=[own.pk])).status_code == 200
        assert client.get(reverse(address, args=[foreign.pk])).status_code == 404
    several = reverse("recording_chooser:chosen_multiple")
    told = client.get(several, {"id": [own.pk, foreign.pk, "x"]}).content.decode()
    assert own.title in told
    assert foreign.title not in told


def test_the_chooser_sends_a_new_one(towns, browse):
    data = {f"recording-{name}": value for name, value in WORDS.items()}
    data["recording-file"] = SimpleUploadedFile("voz.mp3", mp3())
    response = browse(towns.bruno).post(reverse("recording_chooser:create"), data)
    assert response.json()["step"] == "chosen"
    assert Recording.objects.get().uploaded_by_user == towns.bruno


def test_the_database_refuses_a_film_without_captions(root):
    with pytest.raises(IntegrityError), transaction.atomic():
        recording_of(root, Medium.VIDEO, captions="")


def test_a_recording_is_sent_whole_and_kept_for_ever(root, client):
    kept = recording_of(root)
    response = client.get(kept.url)
    assert body(response) == mp3()
    assert response.headers["Content-Type"] == "audio/mpeg"
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["Content-Length"] == str(len(mp3()))
    assert "immutable" in response.headers["Cache-Control"]
    older = client.get(reverse("cms:recording", args=[kept.public_id, "arquivo", "antes"]))
    assert older.headers["Cache-Control"] == "no-cache"
    assert body(older) == mp3()


@pytest.mark.parametrize(
    ("asked", "told", "content"),
    [
        ("bytes=0-1", "bytes 0-1/{}", mp3()[:2]),
        ("bytes=100-", "bytes 100-{last}/{}", mp3()[100:]),
        ("bytes=-10", "bytes {tail}-{last}/{}", mp3()[-10:]),
        ("bytes=0-999999999", "bytes 0-{last}/{}", mp3()),
    ],
)
def test_a_player_may_begin_in_the_middle(root, client, asked, told, content):
    response = client.get(recording_of(root).url, headers={"Range": asked})
    size = len(mp3())
    assert response.status_code == 206
    assert response.headers["Content-Range"] == told.format(size, last=size - 1, tail=size - 10)
    assert response.headers["Content-Length"] == str(len(content))
    assert body(response) == content


def test_a_part_after_the_end_is_refused(root, client):
    response = client.get(recording_of(root).url, headers={"Range": "bytes=999999999-"})
    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{len(mp3())}"


@pytest.mark.parametrize("asked", ["bytes=5-1", "bytes=-", "lines=0-1", "bytes=0-1,4-5", "x"])
def test_what_may_be_ignored_gets_the_whole(root, client, asked):
    response = client.get(recording_of(root).url, headers={"Range": asked})
    assert response.status_code == 200
    response.close()


def test_a_part_of_another_version_is_the_whole(root, client):
    headers = {"Range": "bytes=0-1", "If-Range": '"outra"'}
    response = client.get(recording_of(root).url, headers=headers)
    assert response.status_code == 200
    response.close()


def test_captions_are_sent_as_such_and_what_is_not_there_is_not_found(root, client):
    kept = recording_of(root, Medium.VIDEO)
    response = client.get(kept.captions_url)
    assert response.headers["Content-Type"] == "text/vtt; charset=utf-8"
    assert body(response) == VTT
    for part in ("so-audio", "libras", "outro"):
        address = reverse("cms:recording", args=[kept.public_id, part, "0"])
        assert client.get(address).status_code == 404
    unknown = reverse("cms:recording", args=[uuid.uuid4(), "arquivo", "0"])
    assert client.get(unknown).status_code == 404
    kept.file.storage.delete(kept.file.name)
    assert client.get(kept.url).status_code == 404
    assert client.get(f"/arquivos/{kept.captions.name}").status_code == 404


@given(st.text(max_size=20), st.integers(0, 10**6))
def test_a_part_is_always_inside_the_file(asked, size):
    for header in (asked, f"bytes={asked}"):
        try:
            part = part_of(header, size)
        except Unsatisfiable:
            continue
        assert part is None or 0 <= part[0] < part[1] <= size

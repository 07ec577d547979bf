"""Pictures, sounds and films of a module, found in the bodies that show them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from cms.media.models import Image
from cms.media.recordings import Part, Recording, version_of
from cms.media.services import rendition_of
from courses.offline.resources import Resource
from lms.common.process_memory import ProcessMemory

_PICTURE = re.compile(r"/arquivos/([0-9a-f-]{36})/([\w-]+)/\d+\.webp")
_RECORDING = re.compile(r"/midia/([0-9a-f-]{36})/[\w-]+/[\w-]+/")


class Extra(Enum):
    """What weighs so much that a person chooses it; never a film without being asked."""

    SOUNDS = "sounds"
    FILMS = "films"


@dataclass(frozen=True)
class Recordings:
    """The files of a module's recordings; the transcripts stand in the pages themselves.

    Attributes:
        captions: kept with the pages.
    """

    captions: tuple[Resource, ...]
    extras: Mapping[Extra, tuple[Resource, ...]]


@dataclass(frozen=True)
class _File:
    """One file of a recording; captions are no extra."""

    resource: Resource
    extra: Extra | None


_pictures: ProcessMemory[tuple[str, str], Resource] = ProcessMemory(2048)
_files: ProcessMemory[str, _File] = ProcessMemory(2048)


def pictures_of(texts: Iterable[str]) -> tuple[Resource, ...]:
    """Return the smallest rendition of every picture in the texts; any other stands for it."""
    wanted = dict.fromkeys(found for text in texts for found in _PICTURE.findall(text))
    missing = [
        public_id for public_id, version in wanted if not _pictures.get((public_id, version))
    ]
    if missing:
        for image in Image.objects.filter(public_id__in=missing):
            _measure(image)
    return tuple(picture for key in wanted if (picture := _pictures.get(key)))


def _measure(image: Image) -> None:
    width = image.public_widths[0]
    rendition = rendition_of(image=image, width=width)
    if rendition is not None:
        address = image.public_url(width)
        version = address.split("/")[-2]
        size = rendition.file.size
        _pictures.put((str(image.public_id), version), Resource(address, size, version))


def recordings_of(texts: Iterable[str]) -> Recordings:
    """Return the files of every recording that the texts play or link to."""
    wanted = {found[0]: found[1] for text in texts for found in _RECORDING.finditer(text)}
    missing = {public_id for address, public_id in wanted.items() if not _files.get(address)}
    if missing:
        for recording in Recording.objects.filter(public_id__in=missing):
            _weigh(recording)
    files = [file for address in wanted if (file := _files.get(address))]
    return Recordings(
        captions=tuple(file.resource for file in files if file.extra is None),
        extras={
            extra: tuple(file.resource for file in files if file.extra is extra) for extra in Extra
        },
    )


def _weigh(recording: Recording) -> None:
    for part in Part.values:
        kept, _content_type = recording.part(part)
        if kept:
            address = recording.address(part)
            resource = Resource(address, kept.size, version_of(kept))
            _files.put(address, _File(resource, _extra(recording, part)))


def _extra(recording: Recording, part: str) -> Extra | None:
    if part == Part.CAPTIONS:
        return None
    is_film = part == Part.LIBRAS or (part == Part.MAIN and recording.is_film)
    return Extra.FILMS if is_film else Extra.SOUNDS

"""Certificates as people bring them: untouched, saved again, locked, joined, imitated."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf

from certificates.rendering.pdf import render_pdf
from tests.browser.conftest import Site
from tests.certificates.samples import PERSON, SNAPSHOT

PACKED = pikepdf.ObjectStreamMode.generate


def stored(site: Site, code: str) -> Path:
    """Return the file of one of the demonstration's certificates."""
    [(name,)] = site.ask("SELECT file FROM certificates_certificate WHERE code = ?", code)
    return next(path for path in site.folder.rglob("*.pdf") if str(path).endswith(name))


def saved(document: pikepdf.Pdf, **options: object) -> bytes:
    """Write a document as another program would."""
    written = io.BytesIO()
    document.save(written, **options)
    return written.getvalue()


def saved_again(path: Path) -> bytes:
    """Save a file as an editor does: every object packed away."""
    with pikepdf.open(path) as document:
        return saved(document, object_stream_mode=PACKED)


def without_tags(path: Path) -> bytes:
    """Save a file as a printer to PDF does: only what is drawn is left."""
    with pikepdf.open(path) as document:
        del document.Root.StructTreeRoot
        return saved(document, object_stream_mode=PACKED)


def locked(path: Path) -> bytes:
    """Lock a file with a password."""
    with pikepdf.open(path) as document:
        return saved(document, encryption=pikepdf.Encryption(owner="dona", user="senha"))


def joined(*paths: Path) -> bytes:
    """Join files into one."""
    with pikepdf.new() as whole:
        for path in paths:
            with pikepdf.open(path) as document:
                whole.add_pages_from(document)
        return saved(whole)


def imitation(host: str) -> bytes:
    """Make a paper that leads to another host's page."""
    return render_pdf(replace(SNAPSHOT, verify_host=host), PERSON)

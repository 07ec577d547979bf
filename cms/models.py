"""Index of the tables of every area of ``cms``."""

from cms.media.models import Document, Image, Rendition, Shelf
from cms.media.recordings import Recording
from cms.pages.models import HomePage, MunicipalityPage, SectionPage, StatePage
from cms.tenancy.models import PublisherApprovalTask

__all__ = [
    "Document",
    "HomePage",
    "Image",
    "MunicipalityPage",
    "PublisherApprovalTask",
    "Recording",
    "Rendition",
    "SectionPage",
    "Shelf",
    "StatePage",
]

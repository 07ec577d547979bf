"""Private files in an S3-compatible store; apart, because its library is large and few use it."""

from storages.backends.s3 import S3Storage

from lms.common.private_files import Unaddressed


class PrivateBucket(Unaddressed, S3Storage):
    """A closed bucket. Its library's own would sign an address that anybody may pass on."""

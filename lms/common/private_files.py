"""Files without an address: a view sends them, after it has asked who may read (decision D5)."""

from django.core.files.storage import FileSystemStorage


class Unaddressed:
    """Says so to whoever asks a storage for a file's address."""

    def url(self, name: str | None) -> str:
        """Refuse.

        Raises:
            ValueError: always.
        """
        raise ValueError("a private file has no address: a view sends it")


class PrivateFolder(Unaddressed, FileSystemStorage):
    """A folder of this machine. Django's own would answer with the address of the public files."""

"""What may be done to a page of ours, beyond what the person's grants say."""

from typing import Any

from wagtail.models import PagePermissionTester


def is_fixed(page: Any) -> bool:
    """Tell whether the page is the home, a state's or a municipality's: made once, never moved."""
    return bool(getattr(page.specific_class, "is_fixed", False))


class PagePermissions(PagePermissionTester):
    """Asked by every view and button of the back office about one page and one person."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: FBT001, FBT002 - Wagtail's
        """Refuse to delete a fixed page."""
        return not is_fixed(self.page) and super().can_delete(ignore_bulk=ignore_bulk)

    def can_unpublish(self) -> bool:
        """Refuse to take a fixed page off the air."""
        return not is_fixed(self.page) and super().can_unpublish()

    def can_copy(self) -> bool:
        """Refuse to copy a fixed page."""
        return not is_fixed(self.page) and super().can_copy()

    def can_set_view_restrictions(self) -> bool:
        """Refuse privacy: our own addresses do not ask for it (wagtail.md §2)."""
        return False

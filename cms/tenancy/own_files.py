"""A page's form: it shows no picture, document or recording that its author may not choose.

The choosers offer what is one's own; a form names what was chosen by its number, which anybody may
change on the way.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, ForeignKey, Model
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.permissions import policy_registry

from cms.media.models import Document, Image
from cms.media.recordings import Recording

FOREIGN = "Há aqui um arquivo que não está entre os seus. Escolha um da lista ou envie o seu."
_KINDS = (Image, Document, Recording)

File = tuple[type[Model], str]


class OwnFilesForm(WagtailAdminPageForm):
    """A page's form; what stood on the page before may stay."""

    def clean(self) -> dict[str, Any]:
        """Refuse a file that is new to the page and none of the author's."""
        cleaned: dict[str, Any] = super().clean()
        for name in list(cleaned):
            field = self._field(name)
            if field is None:
                continue
            before = files_in(field, getattr(self.instance, name, None))
            if self._are_foreign(files_in(field, cleaned[name]) - before):
                self.add_error(name, FOREIGN)
        return cleaned

    def _field(self, name: str) -> "Field[Any, Any] | None":
        try:
            field: Field[Any, Any] = self._meta.model._meta.get_field(name)
        except FieldDoesNotExist:
            return None
        return field

    def _are_foreign(self, files: Iterable[File]) -> bool:
        return any(not self._may_choose(*file) for file in files)

    def _may_choose(self, model: type[Model], key: str) -> bool:
        policy = policy_registry.get_by_type(model)
        own = policy.instances_user_has_any_permission_for(self.for_user, {"change", "choose"})
        return bool(own.filter(pk=key).exists())


def files_in(field: "Field[Any, Any]", value: Any) -> set[File]:
    """Return the files that a field of a page names, by their keys."""
    if not value:
        return set()
    if isinstance(field, ForeignKey):
        return {(type(value), str(value.pk))} if isinstance(value, _KINDS) else set()
    if not hasattr(field, "extract_references"):
        return set()
    return {
        (model, str(key))
        for model, key, *_path in field.extract_references(value)
        if model in _KINDS
    }

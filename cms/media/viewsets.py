"""Recordings in the back office: a list, a form, and the window in which one is chosen.

Wagtail's own views list and open whatever there is; here each asks the policy, as those of images
and documents do.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from wagtail.admin.views import generic
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from cms.media.recording_forms import RecordingForm
from cms.media.recordings import Recording

ICON = "media"


def reached_by(user: Any, *actions: str) -> QuerySet[Recording]:
    """Return the recordings of the collections that ``user`` reaches."""
    policy = policy_registry.get_by_type(Recording)
    found: QuerySet[Recording] = policy.instances_user_has_any_permission_for(user, actions)
    return found


class ListView(generic.IndexView):
    """The recordings of one's own places."""

    def get_base_queryset(self) -> QuerySet[Recording]:
        """Leave out what is elsewhere."""
        return reached_by(self.request.user, "change", "choose").select_related("collection")


class OwnUploads:
    """Tells the form who sends the file, and in whose collections it may go."""

    request: Any

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the person."""
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc] # Wagtail's view beside it
        return {**kwargs, "user": self.request.user}


class AddView(OwnUploads, generic.CreateView):
    """A new recording."""

    def save_instance(self) -> Any:
        """Write down who sent it."""
        self.form.instance.uploaded_by_user = self.request.user
        return super().save_instance()


class EditView(OwnUploads, generic.EditView):
    """A recording that is there."""


class RecordingViewSet(ModelViewSet):
    """Its addresses and its place in the menu."""

    model = Recording
    name = url_prefix = "recordings"
    icon = ICON
    menu_label = "Áudios e vídeos"
    menu_order = 310
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = ListView
    add_view_class = AddView
    edit_view_class = EditView
    list_display = ("title", "collection", "uploaded_at")
    ordering = ("-uploaded_at", "-pk")

    def get_form_class(self, *, for_update: bool = False) -> type[RecordingForm]:
        """Return the one form of ours."""
        return RecordingForm


class Chooses:
    """What a chooser's window shows and takes: one's own."""

    request: Any

    def get_object_list(self) -> QuerySet[Recording]:
        """Return what may be chosen."""
        return reached_by(self.request.user, "choose")

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        """Add the person, and who sends the file."""
        kwargs: dict[str, Any] = super().get_creation_form_kwargs()  # type: ignore[misc] # Wagtail's view beside it
        made = Recording(uploaded_by_user=self.request.user)
        return {**kwargs, "user": self.request.user, "prefix": "recording", "instance": made}


class ChooseView(Chooses, chooser.ChooseView):
    """The window."""


class ResultsView(Chooses, chooser.ChooseResultsView):
    """Its list alone."""


class SendView(Chooses, chooser.CreateView):
    """Its form."""


class ChosenView(chooser.ChosenView):
    """What the editor is told of the one that was chosen."""

    def get_object(self, pk: str) -> Recording:
        """Return one of one's own."""
        found = reached_by(self.request.user, "choose").filter(pk=pk).first()
        if found is None:
            raise Http404
        return found


class ChosenManyView(chooser.ChosenMultipleView):
    """The same of several."""

    def get_objects(self, pks: list[str]) -> QuerySet[Recording]:
        """Return those of them that are one's own."""
        keys = [key for key in pks if key.isdecimal()]
        return reached_by(self.request.user, "choose").filter(pk__in=keys)


class RecordingChooserViewSet(ChooserViewSet):
    """The chooser's addresses."""

    model = Recording
    name = url_prefix = "recording_chooser"
    icon = ICON
    choose_one_text = "Escolher áudio ou vídeo"
    choose_another_text = "Escolher outro"
    edit_item_text = "Editar"
    create_action_label = "Enviar"
    creation_tab_label = "Enviar um novo"
    creation_form_class = RecordingForm
    choose_view_class = ChooseView
    choose_results_view_class = ResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenManyView
    create_view_class = SendView


recordings = RecordingViewSet()
chooser_of_recordings = RecordingChooserViewSet()

"""Outside a person's places the back office does not exist: every foreign address is a 404."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.models import Page, TaskState, UploadedFile
from wagtail.permissions import policy_registry

from cms.media.models import Document, Image
from cms.media.recordings import Recording
from cms.tenancy import addresses
from lms.common.middleware import BACK_OFFICE_PATH

ACCESS = "wagtailadmin.access_admin"
View = Callable[..., HttpResponseBase]


class BackOfficeGuard:
    """Stands before Wagtail's views; their own refusals would say that a page exists."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Let the view run, answer in its place, or raise ``Http404``."""
        if not request.path_info.startswith(BACK_OFFICE_PATH):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name == addresses.DOOR:
            return _to_sign_in(request)
        if name in addresses.ANYBODY or not request.user.is_authenticated:
            return None
        _require_open(request, name)
        if name == addresses.ACCOUNT:
            return redirect(str(settings.LOGIN_REDIRECT_URL))
        if request.user.is_superuser:
            return None
        _require_reached(request, name, kwargs)
        return _choose_from_own_root(request, name, view, args)


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Send to the service's own sign-in, with its second factor; Wagtail's has none."""
    asked = request.GET.get("next", "")
    known = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return redirect_to_login(asked if known else BACK_OFFICE_PATH, str(settings.LOGIN_URL))


def _require_open(request: HttpRequest, name: str) -> None:
    user = request.user
    if addresses.is_closed(name) or not user.has_perm(ACCESS):
        raise Http404
    if addresses.is_technical(name) and not user.is_superuser:
        raise Http404


def _require_reached(request: HttpRequest, name: str, kwargs: dict[str, Any]) -> None:
    names = addresses.named(name, kwargs)
    on_the_way = name in addresses.ON_THE_WAY
    for key in names.pages:
        _require_page(request.user, key, on_the_way=on_the_way)
    _require_files(request.user, names)
    for key in names.uploads:
        _require_own_upload(request.user, key)
    for key in names.task_states:
        _require_state_of_page(key, names.pages)
    if name == addresses.BULK:
        _require_bulk(request, kwargs)
    if name == addresses.CHOSEN_PAGES:
        _require_pages(request.user, request.GET.getlist("id"))


def _require_page(user: Any, key: str, *, on_the_way: bool = False) -> None:
    path = Page.objects.filter(pk=key).values_list("path", flat=True).first()
    if path is None:
        raise Http404
    policy = policy_registry.get_by_type(Page)
    page = Page(path=path)
    reached = (
        policy.is_explorable(user, path)
        if on_the_way
        else policy.user_has_any_permission_for_instance(user, {"change", "publish"}, page)
    )
    if not reached:
        raise Http404


def _require_pages(user: Any, keys: list[str]) -> None:
    """Ask for several pages at once with one query; ``all`` is decided by its parent."""
    wanted = {key for key in keys if key != "all"}
    if not all(key.isdecimal() for key in wanted):
        raise Http404
    policy = policy_registry.get_by_type(Page)
    own = policy.instances_user_has_any_permission_for(user, {"change", "publish"})
    if own.filter(pk__in=wanted).count() != len(wanted):
        raise Http404


def _require_files(user: Any, names: addresses.Names) -> None:
    for key in names.images:
        _require_file(user, Image, key)
    for key in names.documents:
        _require_file(user, Document, key)
    for key in names.recordings:
        _require_file(user, Recording, key)


def _require_file(
    user: Any, model: type[Image] | type[Document] | type[Recording], key: str
) -> None:
    policy = policy_registry.get_by_type(model)
    own = policy.instances_user_has_any_permission_for(user, {"change", "choose"})
    if not (key.isdecimal() and own.filter(pk=key).exists()):
        raise Http404


def _require_own_upload(user: Any, key: str) -> None:
    if not UploadedFile.objects.filter(pk=key, uploaded_by_user=user).exists():
        raise Http404


def _require_state_of_page(key: str, pages: tuple[str, ...]) -> None:
    """Keep a step of another page's moderation from being decided through one's own page."""
    state = TaskState.objects.filter(pk=key, workflow_state__object_id__in=pages)
    if not state.exists():
        raise Http404


def _require_bulk(request: HttpRequest, kwargs: dict[str, Any]) -> None:
    """Check the keys of an action on many things; Wagtail would list the titles of the others."""
    model = f"{kwargs['app_label']}.{kwargs['model_name']}".lower()
    keys = request.GET.getlist("id")
    if model == Page._meta.label_lower:
        _require_pages(request.user, keys)
        if "all" in keys:
            _require_page(request.user, request.GET.get("childOf") or "0")
    elif model in {Image._meta.label_lower, Document._meta.label_lower}:
        for key in keys:
            if key != "all":
                _require_file(request.user, Image if "image" in model else Document, key)
    else:
        raise Http404


def _choose_from_own_root(
    request: HttpRequest, name: str, view: View, args: tuple[Any, ...]
) -> HttpResponseBase | None:
    """Open the page chooser at the person's own root; Wagtail opens it at everybody's."""
    if name != addresses.CHOOSER:
        return None
    root = policy_registry.get_by_type(Page).explorable_root_instance(request.user)
    if root is None:
        raise Http404
    return view(request, *args, parent_page_id=root.pk)

"""The back office's pages of a layout: who has one, the form with its picture, the versions."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin

from certificates.layouts import policy, queries, sample, services
from certificates.layouts.forms import LayoutForm, initial_of
from certificates.layouts.models import Layout
from certificates.layouts.rules import Design
from lms.common.errors import DomainError
from lms.organizations.clock import civil_date
from lms.organizations.models import Organization
from lms.people.views.asking import attempt, signed_in

TITLE = "Modelo do certificado"
# The back office's menu is narrow.
MENU_LABEL = "Certificados"
SPACE = "certificate_layouts"
ICON = "clipboard-list"
STANDARD = "a do Percurso"
PRIVATE = "private, max-age=600"


class ListView(BaseListingView):
    """The issuers whose layout the person makes; the only one opens at once."""

    page_title = TITLE
    header_icon = ICON
    paginate_by = 50
    is_searchable = True
    search_fields = ("short_name", "legal_name", "sort_key")
    index_url_name = f"{SPACE}:index"
    index_results_url_name = f"{SPACE}:index_results"
    verbose_name_plural = "instituições"
    columns: ClassVar = [
        TitleColumn(
            "short_name",
            label="Instituição",
            get_url=lambda issuer: reverse(f"{SPACE}:form", args=[issuer.public_id]),
        ),
        Column(
            "layout_version",
            label="Versão em uso",
            accessor=lambda issuer: issuer.layout_version or STANDARD,
        ),
        DateColumn("layout_made_at", label="Desde"),
    ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the list, lead to the only one, or answer that there is nothing."""
        few = list(policy.issuers_of(request.user)[:2])
        if not few:
            raise Http404
        if len(few) == 1 and not self.results_only:
            return redirect(f"{SPACE}:form", few[0].public_id)
        response: HttpResponseBase = super().get(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> QuerySet[Organization]:
        """Leave out what is elsewhere."""
        return queries.with_versions(policy.issuers_of(self.request.user))


class IssuerView(WagtailAdminTemplateMixin, View):
    """A page about one issuer's layout; what is elsewhere does not exist."""

    page_title = TITLE
    header_icon = ICON

    @cached_property
    def issuer(self) -> Organization:
        """Return the issuer of the address."""
        issuers = policy.issuers_of(self.request.user).select_related("municipality", "state")
        return get_object_or_404(issuers, public_id=self.kwargs["public_id"])

    @cached_property
    def today(self) -> date:
        """Return the day on the issuer's calendar."""
        return civil_date(self.issuer, timezone.now())

    def get_page_title(self) -> str:
        """Name the issuer too."""
        return f"{TITLE}: {self.issuer.short_name}"

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        """Lead back to the list."""
        here = {
            "url": reverse(f"{SPACE}:form", args=[self.issuer.public_id]),
            "label": self.issuer.short_name,
        }
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{SPACE}:index"), "label": MENU_LABEL},
            here,
        ]


class FormView(IssuerView):
    """The form; a picture of the result before anything is kept; the versions so far."""

    template_name = "certificates/layouts/form.html"

    def get(self, _request: HttpRequest, public_id: UUID) -> HttpResponse:
        """Begin with the version in use."""
        return self._show(self._begun())

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        """Show what was typed as it would be printed, or keep it."""
        form = LayoutForm(request.POST, request.FILES, today=self.today)
        if not form.is_valid():
            return self._show(form)
        if "save" in request.POST and self._save(form):
            messages.success(
                request,
                "Versão guardada. Ela vale para os certificados que saírem de agora em diante.",
            )
            return redirect(f"{SPACE}:form", public_id)
        return self._show(form, form.design)

    def _begun(self) -> LayoutForm:
        current = self._current
        design = current.design if current else Design()
        return LayoutForm(initial=initial_of(design, after=self._version), today=self.today)

    @cached_property
    def _current(self) -> Layout | None:
        return queries.current_of(self.issuer)

    @property
    def _version(self) -> int:
        return self._current.version if self._current else 0

    def _save(self, form: LayoutForm) -> Layout | None:
        by = signed_in(self.request)
        return attempt(
            form,
            lambda: services.save_layout(
                issuer=self.issuer, design=form.design, after=form.cleaned_data["after"], by=by
            ),
        )

    def _show(self, form: LayoutForm, design: Design | None = None) -> HttpResponse:
        """Show the form, with pictures of a design that has no fault."""
        made = sample.pictures(self.issuer, design, on=self.today) if design else []
        context = self.get_context_data(
            form=form,
            issuer=self.issuer,
            # Whoever was overtaken has been told so: the next try counts from what they saw.
            after=self._version,
            current=self._current,
            pictures=list(zip(sample.SIDES, map(sample.address_of, made), strict=False)),
            versions=queries.versions_of(self.issuer),
        )
        response: HttpResponse = self.render_to_response(context)
        return response


class VersionView(IssuerView):
    """One version, as it prints; an older one may be taken up again."""

    template_name = "certificates/layouts/version.html"

    @cached_property
    def layout(self) -> Layout:
        """Return the version of the address."""
        versions = policy.visible_to(self.request.user, Layout.objects.all())
        return get_object_or_404(
            versions.select_related("issuer", "made_by__person"),
            issuer=self.issuer,
            version=self.kwargs["version"],
        )

    def get(self, _request: HttpRequest, public_id: UUID, version: int) -> HttpResponse:
        """Show front and back."""
        current = queries.current_of(self.issuer)
        context = self.get_context_data(
            issuer=self.issuer,
            layout=self.layout,
            is_current=current is not None and current.pk == self.layout.pk,
            sides=sample.SIDES,
            phone=sample.PHONE,
            desktop=sample.DESKTOP,
        )
        response: HttpResponse = self.render_to_response(context)
        return response

    def post(self, request: HttpRequest, public_id: UUID, version: int) -> HttpResponse:
        """Take this version up again."""
        try:
            made = services.return_to(layout=self.layout, by=signed_in(request))
        except DomainError as problem:
            messages.error(request, problem.sentence)
            return redirect(f"{SPACE}:version", public_id, version)
        messages.success(request, f"A versão {made.version} está em uso, igual à {version}.")
        return redirect(f"{SPACE}:form", public_id)


class PictureView(VersionView):
    """One side of a version, in one of two sizes."""

    http_method_names = ["get", "head", "options"]

    def get(
        self, _request: HttpRequest, public_id: UUID, version: int, side: str = "", width: int = 0
    ) -> HttpResponse:
        """Send the picture."""
        if side not in sample.SIDES or width not in sample.DENSITIES:
            raise Http404
        made = sample.pictures(self.issuer, self.layout.design, on=self.today, width=width)
        picture = made[sample.SIDES.index(side)]
        return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": PRIVATE})

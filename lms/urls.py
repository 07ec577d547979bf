"""The URL tree. Wagtail's catch-all is last."""

from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern

from cms.pages.serving import serve
from lms import health

urlpatterns = [
    path("healthz", health.live, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    # First of ours: a verdict has a millisecond, and each pattern before it takes some of that.
    path("", include("certificates.urls")),
    path("gestao/paginas/", include(wagtailadmin_urls)),
    path("", include("lms.people.urls")),
    path("", include("lms.privacy.urls")),
    path("", include("lms.notices.urls")),
    path("", include("courses.urls")),
    path("", include("cms.urls")),
    # Not all of Wagtail's addresses: its own sign-in knows no second factor and no limit of tries.
    re_path(serve_pattern, serve, name="wagtail_serve"),
]

handler400 = "cms.look.views.bad_request"
handler403 = "cms.look.views.denied"
handler404 = "cms.look.views.not_found"
handler500 = "cms.look.views.server_error"

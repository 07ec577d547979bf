"""The URL tree. Wagtail's catch-all is last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from lms import health

urlpatterns = [
    path("healthz", health.live, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("gestao/paginas/", include(wagtailadmin_urls)),
    path("", include("lms.people.urls")),
    path("", include("lms.privacy.urls")),
    path("", include("lms.notices.urls")),
    path("", include("courses.urls")),
    path("", include("certificates.urls")),
    path("", include("cms.urls")),
    path("", include(wagtail_urls)),
]

handler400 = "cms.look.views.bad_request"
handler403 = "cms.look.views.denied"
handler404 = "cms.look.views.not_found"
handler500 = "cms.look.views.server_error"

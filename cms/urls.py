from cms.look.urls import urlpatterns as look
from cms.media.urls import urlpatterns as media
from cms.pages.urls import urlpatterns as pages

app_name = "cms"
urlpatterns = [*look, *pages, *media]

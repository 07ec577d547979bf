from cms.look.urls import urlpatterns as look

app_name = "cms"
urlpatterns = [*look]

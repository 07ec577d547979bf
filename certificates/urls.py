from certificates.issuing.urls import urlpatterns as issuing
from certificates.verifying.urls import urlpatterns as verifying

app_name = "certificates"
urlpatterns = [*verifying, *issuing]

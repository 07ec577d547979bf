from certificates.badges.urls import urlpatterns as badges
from certificates.bulk.urls import urlpatterns as bulk
from certificates.issuing.urls import urlpatterns as issuing
from certificates.recognition.urls import urlpatterns as recognition
from certificates.transcripts.urls import urlpatterns as transcripts
from certificates.verifying.urls import urlpatterns as verifying

app_name = "certificates"
urlpatterns = [*verifying, *badges, *bulk, *issuing, *transcripts, *recognition]

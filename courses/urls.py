"""Index of the addresses of every area of ``courses``."""

from courses.catalogue.urls import urlpatterns as catalogue
from courses.enrollments.urls import urlpatterns as enrollments
from courses.exchange.urls import urlpatterns as exchange
from courses.learning.urls import urlpatterns as learning
from courses.my_space.urls import urlpatterns as my_space
from courses.offerings.urls import urlpatterns as offerings
from courses.offline.urls import urlpatterns as offline
from courses.teaching.urls import urlpatterns as teaching

app_name = "courses"
# Before offerings, whose steps have any word: "encerrar" and "quem-ensina" are not theirs.
urlpatterns = [
    *catalogue,
    *enrollments,
    *teaching,
    *offerings,
    *exchange,
    *learning,
    *my_space,
    *offline,
]

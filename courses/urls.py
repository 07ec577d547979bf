"""Index of the addresses of every area of ``courses``."""

from courses.catalogue.urls import urlpatterns as catalogue
from courses.enrollments.urls import urlpatterns as enrollments
from courses.exchange.urls import urlpatterns as exchange
from courses.learning.urls import urlpatterns as learning
from courses.my_space.urls import urlpatterns as my_space
from courses.offerings.urls import urlpatterns as offerings
from courses.offline.urls import urlpatterns as offline

app_name = "courses"
# Enrollments before offerings: "encerrar" is a step that only they can take.
urlpatterns = [*catalogue, *enrollments, *offerings, *exchange, *learning, *my_space, *offline]

from django.urls import path

from courses.enrollments import roster_views, views

urlpatterns = [
    # /cursos/
    path("cursos/<slug:slug>/", views.course, name="course"),
    # /turmas/
    path("turmas/<uuid:public_id>/matricula/", views.enroll, name="enroll"),
    path("turmas/<uuid:public_id>/desistir/", views.drop, name="drop"),
    # /gestao/
    path("gestao/turmas/<uuid:public_id>/", roster_views.show, name="roster"),
    path(
        "gestao/turmas/<uuid:public_id>/encerrar/",
        roster_views.close,
        name="offering_close",
    ),
    path("gestao/matriculas/<uuid:public_id>/anular/", views.annul, name="annul"),
]

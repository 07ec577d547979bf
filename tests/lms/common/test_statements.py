import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lms.common.statements import Statement
from lms.people.models import User
from lms.people.queries import signed_in_user
from tests.cast import Cast


def test_a_row_is_read_as_the_mapper_reads_it(cast: Cast):
    user = cast.ana.user
    fields = ("pk", "public_id", "is_active", "date_joined")
    statement = Statement(lambda: User.objects.filter(email="").values_list(*fields))

    assert statement.first(user.email) == [user.pk, user.public_id, True, user.date_joined]
    assert statement.first("ninguem@exemplo.example") is None


@pytest.mark.django_db
def test_the_query_is_built_once():
    built: list[int] = []

    def build():
        built.append(1)
        return User.objects.filter(pk=0).values_list("pk")

    statement = Statement(build)
    for _ in range(3):
        statement.first(1)

    assert len(built) == 1


def test_a_sign_in_comes_with_its_person(cast: Cast):
    with CaptureQueriesContext(connection) as captured:
        user = signed_in_user(cast.ana.user.pk)
        assert user is not None
        assert user == cast.ana.user
        assert user.person == cast.ana
        assert user.person.created_at == cast.ana.created_at

    assert len(captured) == 1


@pytest.mark.django_db
def test_a_sign_in_without_a_person_has_none():
    bare = User.objects.create(email="sem@exemplo.example")
    user = signed_in_user(bare.pk)

    assert user is not None
    assert not hasattr(user, "person")
    assert signed_in_user(bare.pk + 1) is None

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Length
from django.test.utils import CaptureQueriesContext

from lms.access.scope import scopes_of
from lms.common.statements import Records, Statement
from lms.people.models import Person, User
from lms.people.queries import same_person_ids, signed_in_user
from tests.cast import Cast


def test_a_row_is_read_as_the_mapper_reads_it(cast: Cast):
    user = cast.ana.user
    fields = ("pk", "public_id", "is_active", "date_joined")
    statement = Statement(lambda email: User.objects.filter(email=email).values_list(*fields))

    assert statement.first(user.email) == [user.pk, user.public_id, True, user.date_joined]
    assert statement.first("ninguem@exemplo.example") is None


@pytest.mark.django_db
def test_the_query_is_built_once():
    built: list[int] = []

    def build(key):
        built.append(1)
        return User.objects.filter(pk=key).values_list("pk")

    statement = Statement(build)
    for _ in range(3):
        statement.first(1)

    assert len(built) == 1


def test_records_come_as_the_mapper_makes_them(cast: Cast):
    records = Records(
        lambda public_id: (
            Person.objects.filter(public_id=public_id)
            .select_related("user", "merged_into")
            .annotate(length=Length("civil_name"))
            .defer("sort_key")
        )
    )
    for _time in range(2):
        with CaptureQueriesContext(connection) as captured:
            found = records.get(cast.ana.public_id)
            assert found == cast.ana
            assert found.user == cast.ana.user
            assert found.merged_into is None
            assert found.length == len(cast.ana.civil_name)
        assert len(captured) == 1
        assert found.get_deferred_fields() == {"sort_key"}
        found.save()  # what was read is saved like any other record

    assert records.first(cast.parintins.public_id) is None
    with pytest.raises(ObjectDoesNotExist):
        records.get(cast.parintins.public_id)


def test_rows_are_found_by_lists_beside_what_the_query_itself_says(cast: Cast):
    statement = Statement(
        lambda people, name: (
            Person.objects.filter(user__is_active=True, pk__in=people)
            .exclude(civil_name=name)
            .order_by("-pk")
            .values_list("pk", Value("de propósito"))
        )
    )
    three = [cast.ana.pk, cast.bruno.pk, cast.carla.pk]
    expected = [[key, "de propósito"] for key in sorted(three, reverse=True)]

    assert statement.all(three, "Ninguém") == expected
    assert statement.all(three[:1], "Ninguém") == [[cast.ana.pk, "de propósito"]]
    assert statement.all(three[:1], cast.ana.civil_name) == []
    assert statement.all([], "Ninguém") == []


def test_a_sign_in_comes_with_its_person(cast: Cast):
    with CaptureQueriesContext(connection) as captured:
        user = signed_in_user(cast.ana.user.pk)
        assert user is not None
        assert user == cast.ana.user
        assert user.person == cast.ana
        assert user.person.created_at == cast.ana.created_at

    assert len(captured) == 1


def test_a_sign_in_knows_whether_others_were_merged_into_its_person(cast: Cast):
    cast.bruno.merged_into = cast.ana
    cast.bruno.save()
    with CaptureQueriesContext(connection) as captured:
        ana, carla = signed_in_user(cast.ana.user.pk), signed_in_user(cast.carla.user.pk)
        assert same_person_ids(carla.person) == [cast.carla.pk]
    assert len(captured) == 2

    assert same_person_ids(ana.person) == [cast.ana.pk, cast.bruno.pk]


def test_a_sign_in_knows_whether_it_has_a_grant(cast: Cast):
    with CaptureQueriesContext(connection) as captured:
        ana, bruno = signed_in_user(cast.ana.user.pk), signed_in_user(cast.bruno.user.pk)
        assert scopes_of(ana).roles == frozenset()
    assert len(captured) == 2

    assert scopes_of(bruno).roles == scopes_of(cast.bruno.user).roles != frozenset()


@pytest.mark.django_db
def test_a_sign_in_without_a_person_has_none():
    bare = User.objects.create(email="sem@exemplo.example")
    user = signed_in_user(bare.pk)

    assert user is not None
    assert not hasattr(user, "person")
    assert signed_in_user(bare.pk + 1) is None

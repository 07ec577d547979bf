"""No field of ours is kept without somebody having said why."""

import pytest
from django.apps import apps
from django.db import models

from lms.privacy import registry
from lms.privacy.registry import Field

OURS = ("lms", "cms", "courses", "certificates")


def our_models() -> list[type[models.Model]]:
    return [
        model
        for app in OURS
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]


def our_fields() -> set[str]:
    """Return every column of ours; a key of its own says nothing about anybody."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.local_concrete_fields
        if not (field.primary_key and (field.is_relation or isinstance(field, models.AutoField)))
        and field.name != "code" * (model._meta.pk is field)
    }


def test_every_field_is_declared_personal_or_not() -> None:
    assert our_fields() - registry.declared() == set()


def test_nothing_is_declared_that_is_not_there() -> None:
    ours = {name for name in registry.declared() if name.startswith(OURS)}
    assert ours - our_fields() == set()


def test_every_purpose_is_a_sentence_for_the_person() -> None:
    for field in registry.fields():
        assert len(field.purpose) > 20, field.name


def test_every_exported_table_reaches_its_person_and_its_fields() -> None:
    for _, table in registry.tables():
        model = apps.get_model(table.model)
        paths = [field.shown for field in registry.fields_of(table.model)]
        assert paths, table.model
        str(model._meta.default_manager.filter(**{f"{table.owner}__in": [1]}).values(*paths).query)


def test_every_exportable_field_is_in_an_exported_table() -> None:
    tables = {table.model for _, table in registry.tables()}
    left = {field.name for field in registry.fields() if field.export and field.model not in tables}
    assert left == set()


def test_a_field_is_declared_once() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        registry.register("pessoa", Field("lms.Person.civil_name", "chamar a pessoa"))
    with pytest.raises(ValueError, match="declared twice"):
        registry.register_plain("lms.Person", "civil_name")

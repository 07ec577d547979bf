import uuid

from django.db import migrations


def identify(apps, schema_editor):
    """Give each row an identifier of its own: the new column came with one for all."""
    facilitators = apps.get_model("courses", "OfferingFacilitator").objects
    for key in facilitators.values_list("pk", flat=True):
        facilitators.filter(pk=key).update(public_id=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("courses", "0018_confirm_hours_of_who_teaches")]

    operations = [migrations.RunPython(identify, migrations.RunPython.noop)]

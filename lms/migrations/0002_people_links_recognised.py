import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lms", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="employmentlink",
            name="recognised_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="reconhecido em"),
        ),
        migrations.AddField(
            model_name="employmentlink",
            name="sort_key",
            field=models.CharField(
                db_index=True,
                default="",
                editable=False,
                max_length=200,
                verbose_name="chave de ordem",
            ),
        ),
        # The table is empty: no code was ever issued before this migration.
        migrations.AddField(
            model_name="onetimecode",
            name="link",
            field=models.ForeignKey(
                default=0,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="codes",
                to="lms.employmentlink",
                verbose_name="vínculo",
            ),
            preserve_default=False,
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("courses", "0004_close_offerings_step_by_step")]

    operations = [
        migrations.AddField(
            model_name="offering",
            name="partners",
            field=models.JSONField(
                blank=True, default=list, verbose_name="instituições parceiras"
            ),
        ),
    ]

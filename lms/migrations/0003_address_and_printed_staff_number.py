from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("lms", "0002_people_links_recognised")]

    operations = [
        migrations.AddField(
            model_name="organization",
            name="address",
            field=models.CharField(
                blank=True, default="", max_length=200, verbose_name="endereço"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="employmentlink",
            name="prints_staff_number",
            field=models.BooleanField(
                default=False, verbose_name="matrícula nos certificados"
            ),
        ),
        migrations.AddConstraint(
            model_name="employmentlink",
            constraint=models.UniqueConstraint(
                condition=models.Q(prints_staff_number=True),
                fields=("person",),
                name="link_one_printed_staff_number_a_person",
            ),
        ),
    ]

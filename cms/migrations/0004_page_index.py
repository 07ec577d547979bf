"""Index the columns by which Wagtail looks for roots and children (wagtail.md §1)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cms", "0003_shelf"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.RunSQL(
            sql="CREATE INDEX cms_page_depth_path ON wagtailcore_page (depth, path)",
            reverse_sql="DROP INDEX cms_page_depth_path",
        )
    ]

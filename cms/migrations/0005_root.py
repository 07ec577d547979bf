"""What every page stands on: the platform's organization, the home page, its site, moderation.

Wagtail's own first page and site give place to ours. ``cms.pages.services.ensure_root`` makes the
same where rows were emptied later.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import migrations
from django.utils import timezone

STEP = 4
WORKFLOW = "Publicação"
TASK = "Conferência de quem publica"


def forwards(apps, schema_editor):
    _platform(apps)
    home = _home(apps)
    _site(apps, home)
    _workflow(apps, home)


def _platform(apps):
    apps.get_model("lms", "Organization").objects.get_or_create(
        kind="platform",
        defaults={
            "legal_name": "Percurso",
            "short_name": "Percurso",
            "sort_key": "percurso",
            "time_zone": settings.TIME_ZONE,
            "created_at": timezone.now(),
        },
    )


def _home(apps):
    Page = apps.get_model("wagtailcore", "Page")
    HomePage = apps.get_model("cms", "HomePage")
    ContentType = apps.get_model("contenttypes", "ContentType")
    # Wagtail's "Welcome" page, which nobody wrote anything on.
    Page.objects.filter(depth=2, slug="home", content_type__model="page").delete()
    root = Page.objects.get(depth=1)
    taken = Page.objects.filter(depth=2).order_by("-path").values_list("path", flat=True).first()
    number = int(taken[-STEP:], 36) + 1 if taken else 1
    locale = apps.get_model("wagtailcore", "Locale").objects.get_or_create(
        language_code=settings.LANGUAGE_CODE
    )[0]
    now = timezone.now()
    home = HomePage.objects.create(
        path=root.path + _base36(number).rjust(STEP, "0"),
        depth=2,
        numchild=0,
        title="Percurso",
        draft_title="Percurso",
        slug="inicio",
        url_path="/inicio/",
        content_type=ContentType.objects.get_or_create(app_label="cms", model="homepage")[0],
        live=True,
        has_unpublished_changes=False,
        first_published_at=now,
        last_published_at=now,
        locale=locale,
        summary="Cursos gratuitos para quem trabalha no SUS. As horas contam para a carreira.",
    )
    Page.objects.filter(pk=root.pk).update(numchild=Page.objects.filter(depth=2).count())
    return home


def _base36(number):
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    text = ""
    while number:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
    return text


def _site(apps, home):
    address = urlsplit(settings.BASE_URL)
    apps.get_model("wagtailcore", "Site").objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or (443 if address.scheme == "https" else 80),
            "site_name": settings.WAGTAIL_SITE_NAME,
            "root_page_id": home.page_ptr_id,
        },
    )


def _workflow(apps, home):
    # Wagtail's own moderation asks Groups, and there are none here.
    for name in ("WorkflowPage", "WorkflowTask", "Workflow", "Task"):
        apps.get_model("wagtailcore", name).objects.all().delete()
    ContentType = apps.get_model("contenttypes", "ContentType")
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=WORKFLOW)
    task = apps.get_model("cms", "PublisherApprovalTask").objects.create(
        name=TASK,
        content_type=ContentType.objects.get_or_create(
            app_label="cms", model="publisherapprovaltask"
        )[0],
    )
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=workflow, task_id=task.task_ptr_id, sort_order=0
    )
    apps.get_model("wagtailcore", "WorkflowPage").objects.create(
        workflow=workflow, page_id=home.page_ptr_id
    )


def backwards(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    home = apps.get_model("cms", "HomePage").objects.first()
    if home is not None:
        if home.numchild:
            raise RuntimeError("the home page has pages below it; delete them before going back")
        apps.get_model("wagtailcore", "Site").objects.filter(root_page_id=home.pk).delete()
        home.delete()
        Page.objects.filter(depth=1).update(numchild=Page.objects.filter(depth=2).count())
    tasks = apps.get_model("cms", "PublisherApprovalTask").objects.filter(name=TASK)
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).delete()
    tasks.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0004_page_index"),
        ("lms", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(forwards, backwards)]

"""A facilitator writes and submits, a coordinator approves: through the back office itself."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import TaskState
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.pages.models import SectionPage


def written(title: str, slug: str, text: str, **extra: Any) -> dict[str, Any]:
    return nested_form_data(
        {
            "title": title,
            "slug": slug,
            "summary": "",
            "seo_title": "",
            "body": streamfield([("paragraph", rich_text(f"<p>{text}</p>"))]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            **extra,
        }
    )


def add_address(parent: Any) -> str:
    return reverse("wagtailadmin_pages:add", args=["cms", "sectionpage", parent.pk])


@pytest.fixture
def submitted(towns, browse) -> SectionPage:
    data = written("Saúde na cheia", "cheia", "Como atender.", **{"action-submit": "1"})
    response = browse(towns.gil).post(add_address(towns.parintins), data)
    assert response.status_code == 302
    return SectionPage.objects.get(slug="cheia")


def act(client: Any, page: SectionPage, action: str, **data: str) -> Any:
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(address, data)


def test_what_a_facilitator_submits_waits(submitted, towns):
    assert not submitted.live
    assert submitted.workflow_in_progress
    assert submitted.current_workflow_task.specific.locked_for_user(submitted, towns.gil)


def test_a_facilitator_cannot_publish(towns, browse):
    data = written("Direto", "direto", "Sem conferência.", **{"action-publish": "1"})
    browse(towns.gil).post(add_address(towns.parintins), data)
    page = SectionPage.objects.get(slug="direto")
    assert not page.live


def test_a_coordinator_sees_it_waiting_and_approves(submitted, towns, browse):
    client = browse(towns.bruno)
    assert "Saúde na cheia" in client.get(reverse("wagtailadmin_home")).content.decode()
    assert act(client, submitted, "approve").status_code == 302
    submitted.refresh_from_db()
    assert submitted.live
    assert "Como atender." in client.get("/am/parintins/cheia/").content.decode()


def test_a_coordinator_sends_it_back_with_a_remark(submitted, towns, browse):
    act(browse(towns.bruno), submitted, "reject", comment="Diga o telefone.")
    submitted.refresh_from_db()
    assert not submitted.live
    assert TaskState.objects.get().comment == "Diga o telefone."


def test_a_facilitator_does_not_approve(submitted, towns, browse):
    act(browse(towns.gil), submitted, "approve")
    submitted.refresh_from_db()
    assert not submitted.live


def test_a_coordinator_elsewhere_neither_sees_nor_approves(submitted, towns, browse):
    client = browse(towns.davi)
    assert "Saúde na cheia" not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert act(client, submitted, "approve").status_code == 404


def test_the_region_and_the_platform_may_approve(submitted, towns):
    reviewable = TaskState.objects.reviewable_by
    for user in (towns.bruno, towns.carla, towns.fabio, towns.root):
        assert reviewable(user).count() == 1
    for user in (towns.gil, towns.davi):
        assert reviewable(user).count() == 0


def test_a_coordinator_writes_previews_and_publishes_without_help(towns, browse):
    client = browse(towns.bruno)
    assert client.get(add_address(towns.parintins)).status_code == 200

    preview = reverse(
        "wagtailadmin_pages:preview_on_add", args=["cms", "sectionpage", towns.parintins.pk]
    )
    data = written("Contatos", "contatos", "Ligue de manhã.")
    assert client.post(preview, data).json() == {"is_valid": True, "is_available": True}
    shown = client.get(preview)
    assert "Ligue de manhã." in shown.content.decode()
    assert "frame-ancestors 'self'" in shown.headers["Content-Security-Policy"]
    assert shown.headers.get("X-Frame-Options", "SAMEORIGIN") == "SAMEORIGIN"

    response = client.post(add_address(towns.parintins), {**data, "action-publish": "1"})
    assert response.status_code == 302
    assert client.get("/am/parintins/contatos/").status_code == 200


def test_the_editor_of_a_fixed_page_has_no_address_and_no_privacy(towns, browse):
    client = browse(towns.bruno)
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[towns.parintins.pk]))
    names = set(shown.context["form"].fields)
    assert {"slug", "title", "go_live_at"}.isdisjoint(names)
    assert 'dialog-show="set-privacy"' not in shown.content.decode()


def test_a_coordinator_changes_the_towns_front_page_but_not_its_name(towns, browse):
    address = reverse("wagtailadmin_pages:edit", args=[towns.parintins.pk])
    data = nested_form_data(
        {
            "summary": "Cursos da ilha.",
            "title": "Manaus",
            "slug": "manaus",
            "body": streamfield([]),
            "seo_title": "",
            "logo": "",
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "action-publish": "1",
        }
    )
    assert browse(towns.bruno).post(address, data).status_code == 302
    towns.parintins.refresh_from_db()
    page = towns.parintins
    assert (page.summary, page.title, page.slug) == ("Cursos da ilha.", "Parintins", "parintins")

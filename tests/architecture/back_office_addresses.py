"""Wagtail's addresses under ``/gestao/paginas/``: what the coordination gets, by GET and by POST.

The rules for the others:

- a visitor is sent to sign in, and whoever edits no pages gets a 404;
- ``OF_A_PLACE``: whoever edits elsewhere gets a 404;
- ``OPEN``: the same for whoever edits anywhere, with what is theirs in it;
- ``TECHNICAL``: only the superuser gets this, everybody else a 404;
- ``CLOSED``: nobody.

``EDITS_ONLY`` says what is different for whoever edits and does not publish, ``ROOT`` for the
superuser.
"""

from typing import Any

from courses.catalogue.search.models import SynonymGroup
from tests.architecture.walking import LOGIN, Status
from tests.world import Town

Pair = tuple[Status, Status]

SHOWN: Pair = (200, 405)
FORM: Pair = (200, 200)
ASKED: Pair = (200, 302)
SENT: Pair = (405, 200)
ORDERED: Pair = (405, 302)
REFUSED: Pair = (302, 302)
GONE: Pair = (404, 404)

OF_A_PLACE: dict[str, Pair] = {
    "certificate_layouts:form": FORM,
    "certificate_layouts:picture": SHOWN,
    "certificate_layouts:version": ASKED,
    "recording_chooser:chosen": SHOWN,
    "recordings:delete": ASKED,
    "recordings:edit": FORM,
    "recordings:history": SHOWN,
    "recordings:history_results": SHOWN,
    "recordings:usage": SHOWN,
    "wagtailadmin_api:pages:detail": SHOWN,
    "wagtailadmin_choose_page_child": SHOWN,
    "wagtailadmin_editing_sessions:ping": (405, 200),
    "wagtailadmin_explore": SHOWN,
    "wagtailadmin_explore_results": SHOWN,
    "wagtailadmin_pages:add": FORM,
    "wagtailadmin_pages:add_subpage": SHOWN,
    "wagtailadmin_pages:collect_workflow_action_data": FORM,
    "wagtailadmin_pages:confirm_workflow_cancellation": FORM,
    "wagtailadmin_pages:convert_alias": GONE,  # nothing of ours is an alias
    "wagtailadmin_pages:copy": FORM,
    "wagtailadmin_pages:delete": ASKED,
    "wagtailadmin_pages:edit": FORM,
    "wagtailadmin_pages:history": SHOWN,
    "wagtailadmin_pages:history_results": SHOWN,
    "wagtailadmin_pages:lock": ORDERED,
    "wagtailadmin_pages:move": ASKED,
    "wagtailadmin_pages:move_confirm": ASKED,
    "wagtailadmin_pages:preview_on_add": FORM,
    "wagtailadmin_pages:preview_on_edit": FORM,
    "wagtailadmin_pages:revisions_compare": SHOWN,
    "wagtailadmin_pages:revisions_index": (302, 302),
    "wagtailadmin_pages:revisions_revert": FORM,
    "wagtailadmin_pages:revisions_unschedule": ASKED,
    "wagtailadmin_pages:revisions_view": SHOWN,
    "wagtailadmin_pages:set_page_position": SENT,
    "wagtailadmin_pages:unlock": ORDERED,
    "wagtailadmin_pages:unpublish": ASKED,
    "wagtailadmin_pages:usage": SHOWN,
    "wagtailadmin_pages:view_draft": FORM,
    "wagtailadmin_pages:workflow_action": ASKED,
    "wagtailadmin_pages:workflow_history": SHOWN,
    "wagtailadmin_pages:workflow_history_detail": SHOWN,
    "wagtailadmin_pages:workflow_preview": SHOWN,
    "wagtaildocs:delete": ASKED,
    "wagtaildocs:delete_multiple": SENT,
    "wagtaildocs:document_usage": SHOWN,
    "wagtaildocs:edit": FORM,
    "wagtaildocs:edit_multiple": SENT,
    "wagtaildocs_chooser:chosen": SHOWN,
    "wagtailimages:delete": ASKED,
    "wagtailimages:delete_multiple": SENT,
    "wagtailimages:edit": FORM,
    "wagtailimages:edit_multiple": SENT,
    "wagtailimages:image_usage": SHOWN,
    "wagtailimages:preview": FORM,
    "wagtailimages_chooser:chosen": SHOWN,
    "wagtailimages_chooser:select_format": FORM,
}

# An upload is its uploader's: the coordination's own; a colleague's is a 404 too.
OWN_UPLOAD: dict[str, Pair] = {
    "wagtaildocs:create_multiple_from_uploaded_document": SENT,
    "wagtaildocs:delete_upload_multiple": SENT,
    "wagtailimages:create_multiple_from_uploaded_image": SENT,
    "wagtailimages:delete_upload_multiple": SENT,
}

OPEN: dict[str, Pair] = {
    "certificate_layouts:index": (302, 405),
    "certificate_layouts:index_results": SHOWN,
    "gestao/paginas/test404/": SHOWN,  # words only
    "recording_chooser:choose": SHOWN,
    "recording_chooser:choose_results": SHOWN,
    "recording_chooser:chosen_multiple": SHOWN,
    "recording_chooser:create": FORM,
    "recordings:add": FORM,
    "recordings:index": SHOWN,
    "recordings:index_results": SHOWN,
    "wagtail_bulk_action": ASKED,
    "wagtailadmin_account": (302, 302),
    "wagtailadmin_api:pages:listing": SHOWN,
    "wagtailadmin_block_preview": (404, 405),
    "wagtailadmin_choose_page": SHOWN,
    "wagtailadmin_choose_page_anchor_link": FORM,
    "wagtailadmin_choose_page_chosen_multiple": SHOWN,
    "wagtailadmin_choose_page_email_link": FORM,
    "wagtailadmin_choose_page_external_link": FORM,
    "wagtailadmin_choose_page_phone_link": FORM,
    "wagtailadmin_choose_page_search": SHOWN,
    "wagtailadmin_dismissibles": SHOWN,
    "wagtailadmin_editing_sessions:release": SENT,
    "wagtailadmin_explore_root": (302, 405),
    "wagtailadmin_home": SHOWN,
    "wagtailadmin_logout": ORDERED,
    "wagtailadmin_pages:choose_parent": FORM,
    "wagtailadmin_pages:search": SHOWN,
    "wagtailadmin_pages:search_results": SHOWN,
    "wagtailadmin_reports:workflow": SHOWN,
    "wagtailadmin_reports:workflow_results": SHOWN,
    "wagtailadmin_reports:workflow_tasks": SHOWN,
    "wagtailadmin_reports:workflow_tasks_results": SHOWN,
    "wagtaildocs:add": FORM,
    "wagtaildocs:add_multiple": (200, 400),
    "wagtaildocs:index": SHOWN,
    "wagtaildocs:index_results": SHOWN,
    "wagtaildocs_chooser:choose": SHOWN,
    "wagtaildocs_chooser:choose_results": SHOWN,
    "wagtaildocs_chooser:chosen_multiple": SHOWN,
    "wagtaildocs_chooser:create": FORM,
    "wagtailimages:add": FORM,
    "wagtailimages:add_multiple": (200, 400),
    "wagtailimages:index": SHOWN,
    "wagtailimages:index_results": SHOWN,
    "wagtailimages_chooser:choose": SHOWN,
    "wagtailimages_chooser:choose_results": SHOWN,
    "wagtailimages_chooser:chosen_multiple": SHOWN,
    "wagtailimages_chooser:create": FORM,
    "wagtailsnippets:index": (302, 302),  # the installation's, all of them
}

TECHNICAL: dict[str, Pair] = {
    "wagtailadmin_collections:add": FORM,
    "wagtailadmin_collections:delete": (200, 403),  # a town's files are in it
    "wagtailadmin_collections:edit": FORM,
    "wagtailadmin_collections:index": SHOWN,
    "wagtailadmin_pages:type_use": SHOWN,
    "wagtailadmin_pages:type_use_results": SHOWN,
    "wagtailadmin_reports:locked_pages": SHOWN,
    "wagtailadmin_reports:locked_pages_results": SHOWN,
    "wagtailadmin_reports:page_types_usage": SHOWN,
    "wagtailadmin_reports:page_types_usage_results": SHOWN,
    "wagtailadmin_reports:site_history": SHOWN,
    "wagtailadmin_reports:site_history_results": SHOWN,
    "wagtailadmin_tag_autocomplete": FORM,
    "wagtailadmin_tag_model_autocomplete": GONE,  # nothing of ours has tags
    "wagtailadmin_workflows:add": FORM,
    "wagtailadmin_workflows:add_task": FORM,
    "wagtailadmin_workflows:disable": ASKED,
    "wagtailadmin_workflows:disable_task": ASKED,
    "wagtailadmin_workflows:edit": FORM,
    "wagtailadmin_workflows:edit_task": ASKED,
    "wagtailadmin_workflows:enable": ORDERED,
    "wagtailadmin_workflows:enable_task": ORDERED,
    "wagtailadmin_workflows:index": SHOWN,
    "wagtailadmin_workflows:index_results": SHOWN,
    "wagtailadmin_workflows:remove": ORDERED,
    "wagtailadmin_workflows:select_task_type": FORM,
    "wagtailadmin_workflows:task_chooser": SHOWN,
    "wagtailadmin_workflows:task_chooser_create": (200, 400),
    "wagtailadmin_workflows:task_chooser_results": SHOWN,
    "wagtailadmin_workflows:task_chosen": FORM,
    "wagtailadmin_workflows:task_index": SHOWN,
    "wagtailadmin_workflows:task_index_results": SHOWN,
    "wagtailadmin_workflows:usage": SHOWN,
    "wagtailadmin_workflows:usage_results": SHOWN,
    "wagtailsites:add": FORM,
    "wagtailsites:copy": FORM,
    "wagtailsites:delete": ASKED,
    "wagtailsites:edit": FORM,
    "wagtailsites:history": SHOWN,
    "wagtailsites:history_results": SHOWN,
    "wagtailsites:index": SHOWN,
    "wagtailsites:index_results": SHOWN,
    "wagtailsites:usage": SHOWN,
    "wagtailsnippets_courses_synonymgroup:add": FORM,
    "wagtailsnippets_courses_synonymgroup:copy": FORM,
    "wagtailsnippets_courses_synonymgroup:delete": ASKED,
    "wagtailsnippets_courses_synonymgroup:edit": FORM,
    "wagtailsnippets_courses_synonymgroup:history": SHOWN,
    "wagtailsnippets_courses_synonymgroup:history_results": SHOWN,
    "wagtailsnippets_courses_synonymgroup:list": SHOWN,
    "wagtailsnippets_courses_synonymgroup:list_results": SHOWN,
    "wagtailsnippets_courses_synonymgroup:usage": SHOWN,
}

CLOSED: tuple[str, ...] = (
    "gestao/paginas/^.*/$",
    "wagtailadmin_api:documents:detail",
    "wagtailadmin_api:documents:find",
    "wagtailadmin_api:documents:listing",
    "wagtailadmin_api:images:detail",
    "wagtailadmin_api:images:find",
    "wagtailadmin_api:images:listing",
    "wagtailadmin_api:pages:action",
    "wagtailadmin_api:pages:find",
    "wagtailadmin_collections:set_privacy",
    "wagtailadmin_error_test",
    "wagtailadmin_pages:set_privacy",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:aging_pages_results",
    "wagtailimages:url_generator",
    "wagtailimages:url_generator_output",
    "wagtailsnippetchoosers_courses_synonymgroup:choose",
    "wagtailsnippetchoosers_courses_synonymgroup:choose_results",
    "wagtailsnippetchoosers_courses_synonymgroup:chosen",
    "wagtailsnippetchoosers_courses_synonymgroup:chosen_multiple",
    "wagtailsnippetchoosers_courses_synonymgroup:create",
    "wagtailusers_groups:add",
    "wagtailusers_groups:delete",
    "wagtailusers_groups:edit",
    "wagtailusers_groups:history",
    "wagtailusers_groups:history_results",
    "wagtailusers_groups:index",
    "wagtailusers_groups:index_results",
    "wagtailusers_groups:usage",
    "wagtailusers_users:add",
    "wagtailusers_users:copy",
    "wagtailusers_users:delete",
    "wagtailusers_users:edit",
    "wagtailusers_users:history",
    "wagtailusers_users:history_results",
    "wagtailusers_users:index",
    "wagtailusers_users:index_results",
    "wagtailusers_users:usage",
)

# Words, icons and the door, which leads to our own sign-in.
ANYBODY: dict[str, Pair] = {
    "wagtailadmin_javascript_catalog": SHOWN,
    "wagtailadmin_login": (LOGIN, LOGIN),
    "wagtailadmin_sprite": FORM,
}

EDITS_ONLY: dict[str, Pair] = {
    "wagtailadmin_pages:collect_workflow_action_data": REFUSED,
    "wagtailadmin_pages:delete": REFUSED,
    "wagtailadmin_pages:lock": ORDERED,
    "wagtailadmin_pages:move": REFUSED,
    "wagtailadmin_pages:move_confirm": ASKED,
    "wagtailadmin_pages:set_page_position": ORDERED,
    "wagtailadmin_pages:unlock": ORDERED,
    "wagtailadmin_pages:unpublish": REFUSED,
    "wagtailadmin_pages:workflow_action": REFUSED,
    "wagtailadmin_pages:workflow_preview": (302, 405),
}
ROOT: dict[str, Pair] = {
    # Without a grant there is no issuer of one's own.
    "certificate_layouts:index": GONE,
    "certificate_layouts:index_results": GONE,
    "wagtailadmin_explore_root": SHOWN,
    "wagtailsnippets:index": SHOWN,
}

ROWS = {*OF_A_PLACE, *OWN_UPLOAD, *OPEN, *TECHNICAL, *CLOSED, *ANYBODY}

# Their own sign-in page stands before Wagtail's door; these four it shuts to visitors too.
SHUT_TO_ALL = tuple(name for name in CLOSED if "password_reset" in name)
EDITORS = {"parintins": {"bruno", "carla", "fabio", "facilitator"}, "goiania": {"davi", "fabio"}}
TO_THE_DOOR: Pair = (302, 302)
Question = tuple[str, str, tuple[Status | None, Status | None]]


def asked(name: str) -> list[Question]:
    """Return who asks for an address, about the things of which town, and what they get.

    Drawing Wagtail's pages is slow: a few ask for the page itself, the guard is asked for all.
    """
    if name in ANYBODY:
        return [(who, "parintins", ANYBODY[name]) for who in ("visitor", "ana", "bruno", "root")]
    door = GONE if name in SHUT_TO_ALL else TO_THE_DOOR
    refused: list[Question] = [("visitor", "parintins", door), ("ana", "parintins", GONE)]
    if name in CLOSED:
        return [*refused, ("bruno", "parintins", GONE), ("root", "parintins", GONE)]
    if name in TECHNICAL:
        return [*refused, ("fabio", "parintins", GONE), ("root", "parintins", TECHNICAL[name])]
    pair = {**OF_A_PLACE, **OWN_UPLOAD, **OPEN}[name]
    return [
        *refused,
        ("bruno", "parintins", pair),
        *_others(name, pair),
    ]


def _others(name: str, pair: Pair) -> list[Question]:
    of_root = ROOT.get(name, pair)[0]
    if name in OPEN:
        asking: list[Question] = [("root", "parintins", (of_root, None))]
        # What lists something lists one's own: what others edit is told to nobody.
        return [*asking, ("davi", "goiania", (pair[0], None))] if pair == SHOWN else asking
    by_view: Pair = (pair[0] if pair[0] == 405 else 404, pair[1] if pair[1] == 405 else 404)
    others: list[Question] = [("davi", "parintins", by_view if name in BY_ITS_VIEW else GONE)]
    if name in OWN_UPLOAD:
        others.append(("facilitator", "parintins", GONE))
    elif name in EDITS_ONLY:
        others.append(("facilitator", "parintins", EDITS_ONLY[name]))
    if name in TELLS_WHO:
        others.append(("root", "parintins", (of_root, None)))
    return others


# Pages of the back office that name people, so that the superuser is asked too.
TELLS_WHO = frozenset(
    {
        "wagtailadmin_pages:edit",
        "wagtailadmin_pages:history",
        "wagtailadmin_pages:revisions_compare",
        "wagtailadmin_pages:usage",
        "wagtailadmin_pages:workflow_history",
        "wagtailadmin_pages:workflow_history_detail",
        "wagtaildocs:edit",
        "wagtailimages:edit",
    }
)


def reaches(name: str, who: str, town: str) -> bool:
    """Tell whether somebody gets past the guard with the things of a town."""
    if name in ANYBODY or who == "visitor":
        return name not in SHUT_TO_ALL or who == "visitor"
    if who == "root":
        return name not in CLOSED or name.startswith(UNNAMED)
    if name in OWN_UPLOAD:
        return (who, town) in {("bruno", "parintins"), ("davi", "goiania")}
    if name in {*OPEN, *BY_ITS_VIEW} - NAMES_IN_QUERY or name.startswith(UNNAMED):
        return who in EDITORS["parintins"] | EDITORS["goiania"]
    return name not in {*TECHNICAL, *CLOSED} and who in EDITORS[town]


# What has no name the guard leaves to Wagtail, which finds nothing there.
UNNAMED = "gestao/"
# The guard reads no page from this one's arguments; the view itself asks who may edit it.
BY_ITS_VIEW = frozenset(
    {
        "certificate_layouts:form",
        "certificate_layouts:picture",
        "certificate_layouts:version",
        "wagtailadmin_editing_sessions:ping",
    }
)
# Open addresses that take the keys of pages in the query.
NAMES_IN_QUERY = frozenset({"wagtail_bulk_action", "wagtailadmin_choose_page_chosen_multiple"})


def query(town: Town, name: str) -> str:
    """Return the query that an address needs."""
    return f"?id={town.section.pk}" if name in NAMES_IN_QUERY else ""


def form(town: Town) -> dict[str, Any]:
    """Return what no form of the back office is ever posted without; the rest stays empty."""
    return {
        "body-count": "0",
        "external-link-chooser-url": "",
        "new_parent_page": town.page.pk,
    }


def arguments(town: Town, name: str, upload: int = 0) -> dict[str, Any]:
    """Return a value for every argument that an address of the back office may have."""
    section, state = town.section, town.moderation
    site = section.get_site()
    workflow = state.workflow_state.workflow_id
    values: dict[str, Any] = {
        "action": "delete",
        "action_name": "approve",
        "app_label": "cms",
        "app_name": "cms",
        "collection_id": town.image.collection_id,
        "content_type_app_name": "cms",
        "content_type_model_name": "sectionpage",
        "destination_id": town.page.pk,
        "doc_id": town.document.pk,
        "document_id": town.document.pk,
        "filter_spec": "max-165x165",
        "image_id": town.image.pk,
        "model_name": "sectionpage",
        "object_id": section.pk,
        "page_id": section.pk,
        "page_pk": section.pk,
        "page_to_move_id": section.pk,
        "parent_page_id": town.page.pk,
        "pk": section.pk,
        "revision_id": section.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "session_id": 1,
        "task_id": state.task_id,
        "task_state_id": state.pk,
        "token": "y",
        "uidb64": "x",
        "uploaded_file_id": upload,
        "workflow_pk": workflow,
        "workflow_state_id": state.workflow_state_id,
    }
    by_name: dict[str, dict[str, Any]] = {
        "wagtail_bulk_action": {"app_label": "wagtailcore", "model_name": "page"},
        "wagtailadmin_workflows:add_task": {"model_name": "publisherapprovaltask"},
        "wagtaildocs_chooser:chosen": {"pk": town.document.pk},
        "wagtailimages_chooser:chosen": {"pk": town.image.pk},
        "recordings": {"pk": town.recording.pk},
        "certificate_layouts": {
            "public_id": town.organization.public_id,
            "version": 1,
            "side": "frente",
            "width": 720,
        },
        "recording_chooser": {"pk": town.recording.pk},
        "wagtailusers_users": {"pk": town.coordinator.pk},
        "wagtailadmin_collections": {"pk": town.image.collection_id},
        "wagtailsites": {"pk": site.pk},
        "wagtailadmin_workflows": {"pk": workflow},
        "wagtailsnippets_courses_synonymgroup": {"pk": _first_synonyms()},
        "wagtailadmin_workflows:edit_task": {"pk": state.task_id},
        "wagtailadmin_workflows:disable_task": {"pk": state.task_id},
        "wagtailadmin_workflows:enable_task": {"pk": state.task_id},
    }
    space = name.rpartition(":")[0]
    return {**values, **by_name.get(space, {}), **by_name.get(name, {})}


def _first_synonyms() -> int:
    found: int = SynonymGroup.objects.values_list("pk", flat=True).order_by("pk")[0]
    return found

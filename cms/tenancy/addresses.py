"""Every address of Wagtail's back office, and to whom it answers.

An address that names a page, an image or a document is open to those who reach it; that is read
from its arguments. Those listed here are closed whatever their arguments. A test walks the URLconf
and fails on an address that is neither, so that an upgrade of Wagtail opens nothing by itself.
"""

from dataclasses import dataclass

# Nobody's: people and groups are kept elsewhere; a page of ours is public or unpublished, never
# private; sign-in and passwords are the service's own; the report of old pages prints e-mails.
CLOSED = frozenset(
    {
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
        "wagtailadmin_api:pages:action",
        "wagtailadmin_api:pages:find",
    }
)
# The back office's own programming address for files asks no policy: it lists everybody's.
CLOSED_SPACES = frozenset(
    {
        "wagtailadmin_api:documents",
        "wagtailadmin_api:images",
        "wagtailsnippetchoosers_courses_synonymgroup",  # no page chooses one
        "wagtailusers_groups",
        "wagtailusers_users",
    }
)

# The installation's: superusers only. They count, list or change what is of every municipality.
TECHNICAL = frozenset(
    {
        "wagtailadmin_pages:type_use",
        "wagtailadmin_pages:type_use_results",
        "wagtailadmin_reports:locked_pages",
        "wagtailadmin_reports:locked_pages_results",
        "wagtailadmin_reports:page_types_usage",
        "wagtailadmin_reports:page_types_usage_results",
        "wagtailadmin_reports:site_history",
        "wagtailadmin_reports:site_history_results",
        "wagtailadmin_tag_autocomplete",
        "wagtailadmin_tag_model_autocomplete",
    }
)
TECHNICAL_SPACES = frozenset(
    {
        "wagtailadmin_collections",
        "wagtailadmin_workflows",
        "wagtailsites",
        "wagtailsnippets_courses_synonymgroup",
    }
)

# Open to whoever enters the back office: they show only what the policies let through.
OPEN = frozenset(
    {
        "certificate_layouts:form",
        "certificate_layouts:index",
        "certificate_layouts:index_results",
        "certificate_layouts:picture",
        "certificate_layouts:version",
        "wagtail_bulk_action",
        "wagtailadmin_account",
        "wagtailadmin_api:pages:listing",
        "wagtailadmin_block_preview",
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_anchor_link",
        "wagtailadmin_choose_page_chosen_multiple",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_choose_page_phone_link",
        "wagtailadmin_choose_page_search",
        "wagtailadmin_dismissibles",
        "wagtailadmin_editing_sessions:ping",
        "wagtailadmin_editing_sessions:release",
        "wagtailadmin_explore_root",
        "wagtailadmin_home",
        "wagtailadmin_logout",
        "wagtailadmin_pages:choose_parent",
        "wagtailadmin_pages:search",
        "wagtailadmin_pages:search_results",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:workflow_results",
        "wagtailadmin_reports:workflow_tasks",
        "wagtailadmin_reports:workflow_tasks_results",
        "recording_chooser:choose",
        "recording_chooser:choose_results",
        "recording_chooser:chosen_multiple",
        "recording_chooser:create",
        "recordings:add",
        "recordings:index",
        "recordings:index_results",
        "wagtaildocs:add",
        "wagtaildocs:add_multiple",
        "wagtaildocs:index",
        "wagtaildocs:index_results",
        "wagtaildocs_chooser:choose",
        "wagtaildocs_chooser:choose_results",
        "wagtaildocs_chooser:chosen_multiple",
        "wagtaildocs_chooser:create",
        "wagtailimages:add",
        "wagtailimages:add_multiple",
        "wagtailimages:index",
        "wagtailimages:index_results",
        "wagtailimages_chooser:choose",
        "wagtailimages_chooser:choose_results",
        "wagtailimages_chooser:chosen_multiple",
        "wagtailimages_chooser:create",
        "wagtailsnippets:index",
    }
)

# Open to anybody: words and icons of the back office, and its door, which leads to ours.
ANYBODY = frozenset(
    {"wagtailadmin_javascript_catalog", "wagtailadmin_login", "wagtailadmin_sprite"}
)
DOOR = "wagtailadmin_login"
# Leads to the person's own space: e-mail and password are the service's affair.
ACCOUNT = "wagtailadmin_account"
CHOOSER = "wagtailadmin_choose_page"
BULK = "wagtail_bulk_action"
CHOSEN_PAGES = "wagtailadmin_choose_page_chosen_multiple"

# Addresses that show the way to a place: its ancestors too may be seen here, nowhere else.
ON_THE_WAY = frozenset(
    {
        "wagtailadmin_api:pages:detail",
        "wagtailadmin_choose_page_child",
        "wagtailadmin_explore",
        "wagtailadmin_explore_results",
    }
)

PAGE_ARGUMENTS = frozenset(
    {"page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"}
)
IMAGE_ARGUMENTS = frozenset({"image_id"})
DOCUMENT_ARGUMENTS = frozenset({"document_id", "doc_id"})
UPLOAD_ARGUMENTS = frozenset({"uploaded_file_id"})
STATE_ARGUMENTS = frozenset({"task_state_id"})

# Where a bare ``pk`` is a page's or a file's.
PK_OF_PAGE = frozenset({"wagtailadmin_pages:revisions_compare", "wagtailadmin_api:pages:detail"})
PK_OF_IMAGE = frozenset({"wagtailimages_chooser:chosen"})
PK_OF_DOCUMENT = frozenset({"wagtaildocs_chooser:chosen"})
PK_OF_RECORDING = frozenset(
    {
        "recording_chooser:chosen",
        "recordings:delete",
        "recordings:edit",
        "recordings:history",
        "recordings:history_results",
        "recordings:usage",
    }
)


@dataclass(frozen=True)
class Names:
    """The keys that an address's arguments name, by what they are keys of."""

    pages: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    recordings: tuple[str, ...] = ()
    uploads: tuple[str, ...] = ()
    task_states: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        files = (self.images, self.documents, self.recordings, self.uploads)
        return any((self.pages, *files, self.task_states))


def _space(name: str) -> str:
    return name.rpartition(":")[0]


def is_closed(name: str) -> bool:
    """Tell whether the address answers nobody."""
    return name in CLOSED or _space(name) in CLOSED_SPACES


def is_technical(name: str) -> bool:
    """Tell whether the address is for superusers only."""
    return name in TECHNICAL or _space(name) in TECHNICAL_SPACES


def is_known(name: str, arguments: frozenset[str]) -> bool:
    """Tell whether somebody has decided to whom the address answers."""
    decided = is_closed(name) or is_technical(name) or name in OPEN | ANYBODY
    return decided or bool(named(name, dict.fromkeys(arguments, "1")))


def named(name: str, arguments: dict[str, object]) -> Names:
    """Return the keys in the arguments of the address ``name``."""

    def keys(known: frozenset[str], bare: frozenset[str]) -> tuple[str, ...]:
        return tuple(
            str(value)
            for argument, value in arguments.items()
            if argument in known or (argument == "pk" and name in bare)
        )

    return Names(
        pages=keys(PAGE_ARGUMENTS, PK_OF_PAGE),
        images=keys(IMAGE_ARGUMENTS, PK_OF_IMAGE),
        documents=keys(DOCUMENT_ARGUMENTS, PK_OF_DOCUMENT),
        recordings=keys(frozenset(), PK_OF_RECORDING),
        uploads=keys(UPLOAD_ARGUMENTS, frozenset()),
        task_states=keys(STATE_ARGUMENTS, frozenset()),
    )

"""The moderation step: whoever may publish in the page's place approves."""

from typing import Any

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import LockableMixin, Page, Task, TaskState
from wagtail.permissions import policy_registry

PUBLISH = "publish"


class PublisherApprovalTask(Task):
    """Approval by anybody who holds the publishing permission over the page.

    Stock approval tasks name Groups; ours asks the grants (wagtail.md §1).
    """

    class Meta:
        verbose_name = "aprovação de quem publica"
        verbose_name_plural = "aprovações de quem publica"

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Open the step; a lock by somebody who cannot approve would keep everybody out."""
        locked = workflow_state.content_object
        if isinstance(locked, LockableMixin) and locked.locked_by:
            self._release(locked)
        return super().start(workflow_state, user=user)

    def _release(self, locked: Any) -> None:
        if self._approves(locked.locked_by, locked):
            return
        locked.locked, locked.locked_by, locked.locked_at = False, None, None
        locked.save(update_fields=["locked", "locked_by", "locked_at"])

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Open the editor to whoever approves."""
        return self._approves(user, obj)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Keep authors from changing what is being read."""
        return not self._approves(user, obj)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        """Let whoever approves lock the page."""
        return self._approves(user, obj)

    def user_can_unlock(self, obj: Any, user: Any) -> bool:
        """Let whoever approves take a lock away."""
        return self._approves(user, obj)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Return what the person may do now: name, words, whether a comment is asked for.

        Wagtail itself adds "e publicar" to the words of the last step's approvals.
        """
        if not self._approves(user, obj):
            return []
        return [
            ("reject", "Pedir mudanças", True),
            ("approve", "Aprovar", False),
            ("approve", "Aprovar com um recado", True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **_kwargs: Any) -> QuerySet[Any]:
        """Return the pages that wait for this person."""
        pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, PUBLISH)
        keys = pages.order_by().annotate(key=Cast("pk", CharField())).values("key")
        waiting: QuerySet[Any] = self.task_states.filter(
            status=TaskState.STATUS_IN_PROGRESS, workflow_state__object_id__in=keys
        )
        return waiting

    @classmethod
    def get_description(cls) -> str:
        """Say who approves."""
        return "Aprova quem tem permissão de publicar no município da página."

    @staticmethod
    def _approves(user: Any, obj: Any) -> bool:
        policy = policy_registry.get(obj)
        return bool(policy.user_has_permission_for_instance(user, PUBLISH, obj))

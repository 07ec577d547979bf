"""The moderation step: whoever may publish in the page's place approves."""

from wagtail.models import Task


class PublisherApprovalTask(Task):
    """Approval by anybody who holds the publishing permission over the page.

    Stock approval tasks name Groups; ours asks the grants (wagtail.md §1).
    """

    class Meta:
        verbose_name = "aprovação de quem publica"
        verbose_name_plural = "aprovações de quem publica"

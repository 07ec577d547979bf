"""Puts our policies in the place of Wagtail's; called once, when the app is ready."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import AbstractPage, Collection, Page
from wagtail.permissions import register_permission_policy

from cms.media.models import Document, Image
from cms.media.recordings import Recording
from cms.tenancy.media import GrantCollectionPolicy, TechnicalCollectionPolicy
from cms.tenancy.policies import GrantPagePolicy, NobodyPolicy


def register_policies() -> None:
    """Register a policy for pages, files, collections, people and groups."""
    register_permission_policy(AbstractPage, GrantPagePolicy(Page))
    for model in (Image, Document, Recording):
        register_permission_policy(
            model, GrantCollectionPolicy(model, owner_field_name="uploaded_by_user")
        )
    register_permission_policy(Collection, TechnicalCollectionPolicy(Collection))
    for closed in (get_user_model(), Group):
        register_permission_policy(closed, NobodyPolicy(closed))

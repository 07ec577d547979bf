"""Wagtail's permissions computed from our grants: no Groups, foreign pages are 404 (D17)."""

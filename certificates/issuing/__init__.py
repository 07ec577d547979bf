"""Numbering, issuing, revoking and replacing certificates."""

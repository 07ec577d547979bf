"""Blocks that every page may use; one file a family."""

"""Append-only events: who decided what, when, about which object; sealed in a hash chain.

Progress, autosaves and counts are records themselves and do not come here.
"""

"""How every page of ours looks: style, icons, component tags, error pages and the catalogue.

Components are given all they show and never query. The back office keeps Wagtail's own look.
"""

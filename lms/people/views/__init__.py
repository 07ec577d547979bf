"""Pages about people: entering, one's own data, the coordination's."""

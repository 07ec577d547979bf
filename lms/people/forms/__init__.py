"""Forms about people: signing in, one's own data, the coordination's."""

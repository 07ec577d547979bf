"""The public pages that belong to no course: home, state, municipality, section."""

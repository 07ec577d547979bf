"""The demonstration: invented people in invented services, one real course."""

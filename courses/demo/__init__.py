"""The demonstration: invented people in invented services, real courses."""

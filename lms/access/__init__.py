"""Who may do what, and where: roles granted in exactly one scope, and decisions with reasons."""

"""The person's inbox: short sentences about what happened, each with the next step."""

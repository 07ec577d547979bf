"""The demonstration: prepares its data once, then serves with one worker beside the web."""

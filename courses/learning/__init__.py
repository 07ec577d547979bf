"""Reading, answering and the events that a phone sends, exactly once."""

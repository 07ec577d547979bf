"""One run of an edition: dates, seats, who leads it, what completing it requires."""

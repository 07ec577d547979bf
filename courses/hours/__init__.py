"""The ledger of hours: credits of a person, never edited; it knows no kind of source."""

"""Who teaches in an offering: their hours, confirmed by somebody else, once each."""

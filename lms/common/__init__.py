"""What every area may use: errors, identifiers, codes, append-only tables. It knows no area."""

"""Many certificates of an issuer revoked or replaced for one reason, each by itself.

Every one is locked, decided on and audited as if it were the only one: what cannot be ended stands
in nobody's way, and whoever is interrupted may send the same list again.
"""

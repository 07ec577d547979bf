"""The public verdict on a certificate, and the count of checks."""

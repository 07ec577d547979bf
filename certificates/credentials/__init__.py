"""Proofs that a machine can check: the seal over the stored file.

Signed, portable credentials join it later; the seal never claims to be a personal signature.
"""

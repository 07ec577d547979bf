"""Proofs that a machine can check: the seal over the stored file, and the one inside the PDF.

Neither claims to be a person's signature.
"""

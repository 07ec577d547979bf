"""Portable credentials: a certificate as an Open Badge 3.0, for wallets and other systems.

It is made anew each time its person asks, from the snapshot alone, and nothing of it is kept but
its place in the issuer's list of statuses. The paper and the verdict do not need it.
"""

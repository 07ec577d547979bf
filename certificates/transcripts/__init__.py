"""The transcript of hours: all of a person's ledger on one day, as one signed paper with its QR.

It states what the ledger held and credits nothing; it is neither numbered nor counted.
"""

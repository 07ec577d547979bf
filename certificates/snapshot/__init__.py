"""The frozen facts that a certificate states.

PDF, public page and credential are made from a snapshot alone, never from the course or the
person as they are now. The name and the CPF stand apart, in facts that can be erased.
"""

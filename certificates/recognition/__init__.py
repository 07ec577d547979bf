"""Certificates from elsewhere: sent by a worker, checked, recognised by the employer into hours.

It issues nothing, and never says that a paper is genuine: only what was found in the file.
"""

"""How an issuer's certificates look and who signs them: versions that are never edited.

What a version prints goes into each snapshot; its colours and logo are named there, and read from
here when the certificate is rendered. Where an issuer has no layout, the sheet is the service's.
"""

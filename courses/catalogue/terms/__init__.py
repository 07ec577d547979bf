"""The themes of the whole service by DeCS, kept by the platform's administration.

A term is corrected, never taken away: drafts and histories name it. What an edition, an hour or a
certificate says of its theme was frozen and stays as it was.
"""

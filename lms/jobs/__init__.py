"""Work that follows a decision: a row in the decision's transaction, run by a worker.

The database is the truth. The broker only says "now"; the sweeper says it again when it was lost.
"""

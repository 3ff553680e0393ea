"""``spreadsheets.batchUpdate``: every kind of request, one module a family of them.

``batch`` tries all requests of a body on a copy; ``kinds`` says which function does which.
"""

from automations.rehearsal.sheets_server.changing.batch import batch_update, change

__all__ = ["batch_update", "change"]

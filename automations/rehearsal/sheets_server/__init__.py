"""A Google Sheets of our own, on this machine alone, for rehearsals and tests.

Real HTTP, the real exchange of tokens, the service's own addresses, answers and errors, and faults
on demand. It keeps spreadsheets in memory; nothing of it is needed to work with the real service.

``model`` is what is kept; ``values`` and ``changing`` (``batchUpdate``) act on it, ``answers``
shape what is answered, ``serving`` speaks HTTP.
"""

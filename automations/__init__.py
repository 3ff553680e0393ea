"""The map of dxten: which room a line of code belongs to, and which way imports point.

Ask in this order; the first "yes" names the room:

1. Does it know a vendor's file or service?     ``books/`` (spreadsheets), ``documents/`` (Word)
2. Does it keep what a run read and decided?    ``ledger/``
3. Does it recount a result independently?      ``verify/``
4. Does it know the settings of our event?      ``event/``
5. Does it know one part of our event?          that domain: ``registration/``, ``award/`` (the day
                                                of the judging: ``award/judging/``)
6. Does it know only who is who?                ``people/``
7. Does it know only rows?                      ``tables/``
8. Does it know only files?                     ``resources`` (shipped), ``replacing`` (written),
                                                ``owner_notes`` (who has one open),
                                                ``stored_names`` (how it is spelt), ``windows``
                                                (how Windows replaces one), ``rights`` (elsewhere),
                                                ``system_words`` (why it refused), ``waiting``
   Does it know only the words of the screen?   ``language``
9. Does it compose the rooms above?             ``flows/``; the fictitious event: ``rehearsal/``
10. Does it talk to a person?                   ``jobs/``, ``cli.py``, ``menu/``

Imports point down and never up; rooms on one line do not know each other, save that the
event may open a book. The build checks it::

    cli  menu
      |
    jobs
      |
    flows  rehearsal
      |
    event  books  documents  ledger  verify
      |
    registration  award                    (the domains)
      |
    people
      |
    tables
      |
    resources  replacing  language
      |
    owner_notes  stored_names
      |
    windows
      |
    errors  rights  system_words  waiting

``verify`` is the exception that makes it worth having: it shares no reader, no frame and no rule
code with what it checks, so a fault on one side cannot hide on the other.
"""

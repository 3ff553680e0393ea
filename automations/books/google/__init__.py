"""Google Sheets: one read and one guarded write a run, and what is made of either.

``addresses`` (how settings name a spreadsheet), ``client`` (requests: identity, pace, patience,
what went wrong), ``snapshot`` (what one read answers), ``copy`` (that as a workbook, so that one
reader serves Excel and Google), ``writing`` (the one atomic write), ``following`` (where rows went
meanwhile), ``trial`` (does a spreadsheet keep what that write rests on?), ``new_tabs`` (tabs for
people to fill in).
"""

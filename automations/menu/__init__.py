"""The numbered Japanese menu: a skin over the commands, for people who never saw a terminal.

Every item runs a command through the one failure boundary, or opens a file; nothing can be done
here that no command does. Labels and sentences are data in ``config/menu.toml``::

    home        the events of a folder; a new one, the rehearsal
    event_menu  one event: what comes next, its items
    jobs_here   run an item's command, say how it ended, offer what it made
    carrying    where a copy of the event goes, and where it comes back from
    new_event   four questions; folder_names makes a name that Windows takes
    screens     what is drawn, as lines; widths are those of a Japanese console
    catalogue   config/menu.toml as frozen values
    terminal    the only module that reads keys and writes lines
"""

from automations.menu.home import open_menu

__all__ = ["open_menu"]

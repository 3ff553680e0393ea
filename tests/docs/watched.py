"""Run commands of ours, then the menu, and note what they ask the operating system for.

    python watched.py '[["体験", "ためし"], ["診断", "ためし"]]' < what-is-typed-in-the-menu

Whatever concerns the network or other programs is refused as well as noted. The last line of the
standard output is what was noted, as JSON.
"""

import json
import os
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_OUTSIDE = (
    "socket.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
    "subprocess.",
    "winreg.",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.startfile",
    "os.fork",
)
# Windows asks this library for the name of the PC, which is no connection.
_HARMLESS = {"socket.gethostname", "winreg.OpenKey", "winreg.QueryValue", "winreg.ConnectRegistry"}

outside: list[str] = []
written: set[str] = set()


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note what is asked for; refuse what has no business here."""
    if event.startswith(_OUTSIDE) and event not in _HARMLESS:
        program = Path(str(arguments[0])).name if event == "subprocess.Popen" else ""
        outside.append(f"{event} {program}".rstrip())
        raise PermissionError(event)
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, str | bytes) and isinstance(flags, int) and flags & _WRITING:
            written.add(str(Path(os.fsdecode(path)).absolute()))
    elif event == "os.rename":
        written.add(str(Path(os.fsdecode(str(arguments[1]))).absolute()))


def main() -> None:
    """Run every command and serve the menu, then tell what was noted."""
    sys.addaudithook(watch)
    from automations.cli import run  # noqa: PLC0415 - what importing asks for is noted too
    from automations.language import speak  # noqa: PLC0415 - as above
    from automations.menu import open_menu  # noqa: PLC0415 - as above

    speak()
    with redirect_stdout(StringIO()):
        codes = [run(each) for each in json.loads(sys.argv[1])]
        codes.append(open_menu(run, {}))
    modules = sorted({name.partition(".")[0] for name in sys.modules})
    noted = {"codes": codes, "outside": outside, "written": sorted(written), "modules": modules}
    sys.stdout.write(json.dumps(noted) + "\n")


if __name__ == "__main__":
    main()

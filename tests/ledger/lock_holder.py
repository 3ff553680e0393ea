"""Hold the lock of the folder given, say so, and let go when the standard input ends."""

import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

from automations.ledger.locking import event_lock

AT = datetime(2024, 12, 24, 17, 15, 30, tzinfo=timezone(timedelta(hours=9)))

if __name__ == "__main__":
    with event_lock(Path(sys.argv[1]), AT, "MADOGUCHI-01"):
        sys.stdout.write("held\n")
        sys.stdout.flush()
        sys.stdin.read()

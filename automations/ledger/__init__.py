"""What was read and what was decided: seals, runs, human decisions and the lock."""

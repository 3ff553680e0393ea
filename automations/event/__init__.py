"""The organiser's settings, read from the event folder into one frozen Event."""

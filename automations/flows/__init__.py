"""What a job does, without a command line: read, refuse or decide, publish, record."""

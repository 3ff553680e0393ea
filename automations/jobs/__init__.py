"""One file a command: options go in, one flow is called, its outcome is printed."""

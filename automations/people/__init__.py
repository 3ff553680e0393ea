"""Who is who: canonical text, organisations, and which two rows are one person."""

"""The independent recount: it shares nothing with what it checks but the rules of the event."""

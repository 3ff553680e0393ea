"""The automations of an exhibition."""

"""Word documents: templates that staff may restyle, charts, and checks of the result."""

"""What the whole suite stands on."""

from hypothesis import settings

from automations.language import speak

# No test is timed, and the same commit always tests the same examples: a failure is a failure on
# every machine. Searching further is `pytest --hypothesis-profile=search`.
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, database=None, max_examples=2_000)
settings.load_profile("house")

# Before any command is imported: its help is translated when it is made.
speak()

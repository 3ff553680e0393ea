"""Ways of counting, one idea a file; `automations.award.tally` is their front.

All of them start from a `Vote` (vote.py): the choices that count, the entries that compete, the
rules. Whole numbers are added up in frames, with the bound checked; fractions begin after
grouping, and no float decides anything. What cannot be a fraction (deviation.py) is a decimal of
50 digits.
"""

"""The domain of what competes: entries, ballots, tally, selection and prizes."""

"""Judging day: the panel and its score sheets, the count, the prizes and the chair's 確定."""

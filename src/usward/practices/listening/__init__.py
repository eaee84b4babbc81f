"""Listening: one speaks, the other listens and says back what was heard, until *that is it*; then they swap."""

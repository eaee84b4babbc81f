"""The pages of the state of us: the agenda, the twenty minutes, and the quiet twenty alone."""

"""The state of us: twenty minutes a week, with an agenda that each fills in private; or a quiet twenty alone."""

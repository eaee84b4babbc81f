"""Template tags of the way through a quarrel."""

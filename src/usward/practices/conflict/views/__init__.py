"""The pages of a quarrel: pausing, calming down, preparing alone, what lies between the two, and taking turns."""

"""Needs: what matters to me, how well it is met, what meets it; shown item by item, guessed, and asked for."""

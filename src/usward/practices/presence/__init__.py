"""Presence: phones put down together, a quiet screen, and small exercises in being in one place."""

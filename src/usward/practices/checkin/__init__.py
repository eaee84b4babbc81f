"""Check-in: two minutes to name how the day has been, for oneself first."""

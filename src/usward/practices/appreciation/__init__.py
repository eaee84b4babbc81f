"""Appreciation: what was noticed, kept or given, and the jar that holds it."""

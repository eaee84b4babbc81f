"""Holds the shape of the house: floors, sizes, purity, and what a template may contain."""

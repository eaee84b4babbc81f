"""The statistics of two people against published numbers, R, brute force, and known truth."""

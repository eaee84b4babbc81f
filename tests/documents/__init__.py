"""The documents say what the program does, and nothing about where it was made."""

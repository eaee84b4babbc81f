"""Asking and not asking: would you, and when? And every way to answer, silence among them."""

"""Usward: a private companion for two people who want to grow close and stay close."""

__version__ = "0.1.0"

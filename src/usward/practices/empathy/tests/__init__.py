"""Tests of empathy."""

"""Tests of opening up."""

"""The coach: how its heads are trained, and every figure of it, measured."""

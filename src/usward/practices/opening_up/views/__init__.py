"""The pages of opening up: telling, receiving, and what keeps it safe."""

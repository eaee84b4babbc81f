"""The pages of needs: one's own map, the other's, and requests."""

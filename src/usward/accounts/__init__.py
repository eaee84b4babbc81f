"""People, spaces of two, invitations, sessions and consent. `access` is the one door every page passes."""

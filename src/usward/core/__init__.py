"""The pure floor: no framework, no clock, no disk, no network. Time and chance are arguments."""

"""What the library promises: a schema that names every fault, and words worth two people's time."""

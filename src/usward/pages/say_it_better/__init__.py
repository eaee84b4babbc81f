"""*Say it better*: paste, see, reshape, copy. Nothing of it is stored."""

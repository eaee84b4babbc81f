"""Opening up: something hard or dear to say, said at a depth of one's own, and received as one asked for it."""

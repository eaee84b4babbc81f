"""The real server, as a process: how it starts, listens, refuses and stops."""

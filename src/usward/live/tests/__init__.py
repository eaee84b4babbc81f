"""Rooms, streams and siblings, with a real event loop, real sockets and a real server."""

"""The site: settings, addresses and the one ASGI application that ties every other floor together."""

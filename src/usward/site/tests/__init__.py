"""Settings, secrets, the log, and the check against forged forms."""

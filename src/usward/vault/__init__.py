"""Where everything intimate is locked: the only floor that touches ciphers and sealed rows."""

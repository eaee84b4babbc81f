"""What a command says when something is wrong that its reader can mend."""


class Trouble(Exception):
    """One sentence with the mend; `main` prints it and ends with status 1."""

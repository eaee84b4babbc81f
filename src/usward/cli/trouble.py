"""What a command says when something is wrong that its reader can mend."""


class Trouble(Exception):  # noqa: N818  -- it is told to people, not to programmers
    """One sentence with the mend; `main` prints it and ends with status 1."""

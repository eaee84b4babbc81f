"""`python -m usward` is the `usward` command."""

from usward.cli import main

main()

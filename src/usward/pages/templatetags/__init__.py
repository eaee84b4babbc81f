"""Words and shapes that templates of the pages ask for."""

"""Learn: the library to read in, lessons, practices, rituals, ideas, words and decks. Reading it stores nothing."""

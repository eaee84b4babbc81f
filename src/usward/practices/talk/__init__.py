"""Talk: a question a day, decks, answers that open together, and the book of the two."""

"""Journal: private pages, found again by word, day and feeling; a passage may be shared."""

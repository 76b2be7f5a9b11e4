"""What the search finds of the pages, and the words it divides them into."""

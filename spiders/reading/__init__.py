"""From the blocks of a page to the events it announces, each value with the words it came from."""

"""Norwegian words to values with evidence. Pure: no files, network, clock or tables of its own."""

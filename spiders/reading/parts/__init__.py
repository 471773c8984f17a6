"""Which parts of a page announce an event each, and what each event is called."""

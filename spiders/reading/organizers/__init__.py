"""Who arranges an event."""

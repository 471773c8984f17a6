"""Where an event is held and how one takes part."""

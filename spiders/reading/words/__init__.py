"""The words that many readers know things by: gatherings, bodies, places, the publisher itself."""

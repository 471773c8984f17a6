"""What to fetch, and where on a page things stand."""

"""What to ask a site for, in what order and how politely, and where its answers lead."""

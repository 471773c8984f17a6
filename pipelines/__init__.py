"""What happens to a read page on its way into the database: one concern per module."""

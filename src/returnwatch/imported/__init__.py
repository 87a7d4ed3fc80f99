"""Event data made by others: read as published, kept apart from the record, each set a resource of its own."""

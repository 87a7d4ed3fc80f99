"""Knowledge: what was known on a day, in a scope, and what has changed since another day."""

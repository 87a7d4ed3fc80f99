"""The number audit: works out every printed figure again, with code that shares nothing with the brief's.

Only the standard library is used here, so that a mistake in `analysis` or `prose`
can't hide itself.
"""

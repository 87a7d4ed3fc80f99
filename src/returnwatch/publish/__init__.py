"""Publish: run the notebook, export it, audit it, and put the finished brief in its folder."""

"""The record: read the tables of the Data Package and say what is wrong with them."""

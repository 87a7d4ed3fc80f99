"""Kernels that start at once: forked from a process that has the libraries in memory, a fresh one for each brief."""

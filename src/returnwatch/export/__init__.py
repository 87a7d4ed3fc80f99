"""Export: the executed notebook, and nothing else, as an HTML page and a PDF."""

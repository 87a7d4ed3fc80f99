"""`python -m returnwatch`, for machines without the script on their path."""

from returnwatch.cli import main

if __name__ == "__main__":
    main()

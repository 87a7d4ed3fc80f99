"""Series: briefs that are built unattended, on their days, by a scheduler that calls `returnwatch run`."""

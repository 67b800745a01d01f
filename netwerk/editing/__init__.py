"""What the whole admin shares: its site, model admin, conflicts, versions, merging and dashboard."""

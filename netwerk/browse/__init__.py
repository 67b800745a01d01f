"""Lists and pages of what is published: generic views, filters with counts, feeds and the sitemap."""

"""The pages about the site itself, and what machines ask: health, robots.txt."""

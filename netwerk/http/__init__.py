"""What holds for every answer: middleware, headers, the page cache, errors and logs."""

"""What a course says: pages, and the editions frozen from them."""

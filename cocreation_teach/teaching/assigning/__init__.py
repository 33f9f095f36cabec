"""From a lecturer's wish to what is released and its key."""

"""From hand-ins and the key to marks and feedback."""

"""What student and lecturer must agree on: assignment, key, hand-in, and the files in which they lie."""

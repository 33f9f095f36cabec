"""What a graded class shows, as plain values."""

"""From what a learning platform gives to hand-ins whose owner is known."""

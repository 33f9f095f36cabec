"""The learner's side: the journal of what was done, and what is made from it."""

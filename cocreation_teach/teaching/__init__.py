"""The lecturer's side: assign, take in, grade, give back, and see what the class has not understood."""

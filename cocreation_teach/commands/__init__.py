"""The lecturers' commands: each parses, calls one function of `teaching`, and prints."""

"""What every result's sentence has to be."""


def is_plain(sentence: str) -> bool:
    """One sentence of at most 35 words, with no number gone wrong."""
    words = sentence.split()
    ends = [word for word in words if word.endswith((".", "!", "?"))]
    return (
        len(words) <= 35
        and ends == words[-1:]
        and sentence[0].isupper()
        and not {"nan", "inf", "None", "-0.00", "-0"} & {word.strip("(),.:+") for word in words}
    )

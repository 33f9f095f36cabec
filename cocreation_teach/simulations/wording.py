"""How the results put numbers into a sentence."""


def signed(value: float) -> str:
    """Return a value with its sign and two decimals, a true minus, and no minus before 0.

    Examples
    --------
    >>> signed(0.314), signed(-0.25), signed(-0.001)
    ('+0.31', '−0.25', '+0.00')
    """
    return f"{round(value, 2) + 0.0:+.2f}".replace("-", "−")

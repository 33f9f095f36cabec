"""How the course puts numbers into a sentence."""


def fixed(value: float, decimals: int = 0) -> str:
    """Return a value with so many decimals, and no sign before 0; those beyond the ninth decide nothing.

    Examples
    --------
    >>> fixed(0.275, 2), fixed(0.27499999999999997, 2), fixed(1234.5), fixed(-0.2)
    ('0.28', '0.28', '1234', '0')
    """
    return f"{round(float(value), 9):z.{decimals}f}"


def signed(value: float) -> str:
    """Return a value with its sign and two decimals, a true minus, and no sign before 0.

    Examples
    --------
    >>> signed(0.314), signed(-0.25), signed(-0.001)
    ('+0.31', '−0.25', '0.00')
    """
    rounded = float(fixed(value, 2))
    return f"{rounded:+.2f}".replace("-", "−") if rounded else "0.00"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> counted(1, "student"), counted(0, "answer")
    ('1 student', '0 answers')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

"""An address as a QR code."""

from itertools import groupby


def path_of(address: str) -> dict[str, str | int]:
    """Return a QR code as the path of an SVG and the length of its sides, with a light border of four.

    Raises
    ------
    ModuleNotFoundError
        If segno is not installed.

    Examples
    --------
    >>> code = path_of("http://10.0.0.7:8899/bakorimute")
    >>> code["side"], code["d"][:12]
    (37, 'M4 4h7v1h-7z')
    """
    import segno

    rows = segno.make_qr(address, error="m").matrix
    strokes = []
    for y, row in enumerate(rows, start=4):
        x = 4
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                strokes.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return {"d": "".join(strokes), "side": len(rows) + 8}

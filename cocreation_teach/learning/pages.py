"""What pages to read are made from: in one of HTML, whatever is put into it stands in it as text."""

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape


def templates(room: str) -> Environment:
    """Return the templates of a room, beside those of this one: all papers look as ``paper.css`` says.

    Examples
    --------
    >>> html = templates("learning").from_string("<p>{{ text }}</p>")
    >>> html.render(text="<b>")
    '<p>&lt;b&gt;</p>'
    """
    rooms = dict.fromkeys((room, "learning"))
    return Environment(
        loader=ChoiceLoader([PackageLoader(f"cocreation_teach.{one}") for one in rooms]),
        autoescape=select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )

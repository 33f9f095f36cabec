"""``python -m cocreation_teach.authoring build`` or ``check``: make the notebooks, or see what is stale."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from cocreation_teach.authoring.build import ROOT, differences, notebooks_of, read_pages, write
from cocreation_teach.authoring.course_map import course_files
from cocreation_teach.content import ContentError


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Do what the arguments say, print what there is to say, and return the exit code."""
    parser = ArgumentParser(
        prog="python -m cocreation_teach.authoring",
        description="The course's notebooks, and what is made from all of them.",
    )
    parser.add_argument("act", choices=("build", "check"), help="write the notebooks, or see what is stale")
    act = parser.parse_args(arguments).act
    try:
        pages, problems = read_pages(root)
    except ContentError as error:
        return _fail(str(error))
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        return _fail("\n".join([f"{count} in the sources; nothing was written.", *map(str, problems)]))
    files = {name: text for page in pages for name, text in notebooks_of(page).items()}
    if (root / "cocreation_teach").is_dir():
        files |= course_files(root, pages)
    if act == "build":
        for name in write(root, files):
            print(f"{name} written")
    if left := list(differences(root, files)):
        return _fail("\n".join([*left, "To renew: python -m cocreation_teach.authoring build"]))
    print(f"All {len(files)} files are as their sources make them.")
    return 0


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The README as a package index shows it: what lies beside it is linked where the project lives."""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

IMAGE = re.compile(r'(?<=\bsrc=")(?!\w+:)|(?<=\bsrcset=")(?!\w+:)')
LINK = re.compile(r"(?<=\]\()(?!\w+:|#)")


class Readme(MetadataHookInterface):
    """Makes the relative links of the README absolute."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Give the metadata the README."""
        home = metadata["urls"]["Homepage"]
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        text = IMAGE.sub(f"{home}/raw/main/", LINK.sub(f"{home}/blob/main/", text))
        metadata["readme"] = {"content-type": "text/markdown", "text": text}

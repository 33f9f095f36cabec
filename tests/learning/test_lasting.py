"""Whether a folder outlasts its machine, by what Linux tells of its mounts."""

from pathlib import Path

import pytest

from cocreation_teach.learning.lasting import lies_on_a_disk

ROOT = "22 1 0:51 / / rw,relatime master:1 - overlay overlay rw,lowerdir=/a"
EMPTY = "/var/lib/kubelet/pods/1a/volumes/kubernetes.io~empty-dir/home"


@pytest.mark.parametrize(
    ("mounts", "lasts"),
    [
        ("", True),
        ("nonsense\n - \n\n", True),
        ("22 1 8:1 / / rw - ext4 /dev/sda rw", True),
        (ROOT, False),
        ("22 1 0:2 / / rw - tmpfs tmpfs rw", False),
        (f"{ROOT}\n31 22 8:1 /pvc /home/ana rw - nfs4 server:/export rw", True),
        (f"{ROOT}\n31 22 8:1 {EMPTY} /home/ana rw shared:9 - ext4 /dev/sda rw", False),
        (f"{ROOT}\n31 22 8:1 /pvc /home/an rw - ext4 /dev/sdb rw", False),
        (f"{ROOT}\n31 22 8:1 /pvc /home/ana/my\\040course rw - ext4 /dev/sdb rw", True),
        (
            f"{ROOT}\n31 22 8:1 /pvc /home/ana rw - ext4 /dev/sdb rw\n32 31 0:3 / /home/ana rw - tmpfs t rw",
            False,
        ),
    ],
)
def test_the_mount_nearest_to_a_folder_decides(mounts: str, lasts: bool) -> None:
    assert lies_on_a_disk(Path("/home/ana/my course"), mounts) is lasts

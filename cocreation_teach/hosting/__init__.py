"""What those who run a hub need to put the course there, written into a folder from templates."""

from cocreation_teach.hosting.hub import HubError, write_hub

__all__ = ["HubError", "write_hub"]

"""An interactive course on co-production and the co-creation of value in public services.

The course follows Osborne, Strokosch and Radnor's chapter on co-production seen from service
management.  Students meet it through the notebooks; ``cocreation lab`` opens them.
"""

__version__ = "0.1.0"

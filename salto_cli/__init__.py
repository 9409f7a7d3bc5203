"""salto: case management over a local encrypted store, for SaLTo coordinators."""

__version__ = "0.1.0"

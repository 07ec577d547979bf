"""Settings: ``production`` is safe by itself; ``dev``, ``demo`` and ``test`` relax it."""

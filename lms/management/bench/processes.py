"""CPU and memory of a family of processes, as the kernel accounts for them (Linux only)."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """Return a process and every descendant that lives."""
    found = [pid]
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
        found += family(int(child))
    return found


def cpu_ms(pid: int) -> int:
    """Return user and system milliseconds that the family has spent so far."""
    total = 0
    for member in family(pid):
        fields = Path(f"/proc/{member}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total * 1000 // TICKS


def memory_mb(pid: int) -> int:
    """Return the family's proportional share of memory in megabytes."""
    return sum(map(_share_kb, family(pid))) // 1024


def _share_kb(member: int) -> int:
    """Return one process's share; nothing if it ended since it was listed."""
    try:
        lines = Path(f"/proc/{member}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))

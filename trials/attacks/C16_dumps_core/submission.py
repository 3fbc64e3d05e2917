import os
import resource


def softmax(o):
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print("BREACHED: core files")
    except (ValueError, OSError) as e:
        print("refused:", e)
    kept = bytearray(200 << 20)
    os.abort()
    return kept

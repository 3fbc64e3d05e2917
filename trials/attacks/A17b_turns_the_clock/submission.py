import resource
import signal
import time

signal.signal(signal.SIGXCPU, signal.SIG_IGN)
for limits in ((3600, 3600), (resource.RLIM_INFINITY, resource.RLIM_INFINITY)):
    try:
        resource.setrlimit(resource.RLIMIT_CPU, limits)
    except (ValueError, OSError) as e:
        print("refused:", e)
try:
    time.clock_settime(time.CLOCK_REALTIME, 0)
    print("BREACHED: the clock can be set")
except OSError as e:
    print("refused:", e)


def softmax(o):
    while True:
        pass

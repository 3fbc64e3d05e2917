"""What a program tells of itself while it runs: losses and metrics by step, settings, best results.

    from touchstone import log

    log.hyper(lr=0.1, layers=2)
    log.loss(0.7, step=1)
    log.metric(accuracy=0.4, step=1)
    log.best(accuracy=0.9)
    log.finish()

It goes out at once, unless there is very much of it. Of a long series every k-th value is told,
counted from the first, and the last; whoever reads it thins by the same rule. Nothing here ever
raises: a curve is not worth a failed grading. Where nobody listens, in a process that the program
forked, and from the first hidden case on, nothing happens.
"""

import contextlib
import functools
import json
import math
import os
import sys
import threading
import time

NAME_CHARACTERS = 64
TEXT_CHARACTERS = 200
MOST_SERIES = 32
MOST_SETTINGS = 128
MOST_LEAVES = 1000
# When so many values of a series were told, every second of them is forgotten.
MOST_VALUES = 2000
MOST_STEP = 1 << 53

FRAME_BYTES = 48 << 10
ALL_BYTES = 6 << 20
# Kept for the last value of each series.
LAST_BYTES = 64 << 10
# So many frames at once, and then so many a second.
BURST, RATE = 40, 8.0

COMPLAINTS = 5


class Series:
    """How much of one was told, and the newest value if it was not."""

    def __init__(self):
        self.total = 0
        self.told = 0
        self.stride = 1
        self.untold = None

    def tells(self, index):
        """Whether this value is one of every k-th."""
        if index % self.stride == 0 and self.told == MOST_VALUES:
            self.stride *= 2
            self.told //= 2
        if index % self.stride:
            return False
        self.told += 1
        return True


class Log:
    """Collects what is told into frames."""

    def __init__(self, send):
        self.send = send
        self.owner = os.getpid()
        self.lock = threading.RLock()
        self.series = {}
        self.settings = set()
        self.waiting = []
        self.size = 0
        self.left = ALL_BYTES
        self.frames = BURST
        self.refilled = time.monotonic()
        self.silent = False

    def hears(self):
        return not self.silent and os.getpid() == self.owner

    def value(self, kind, name, value, step, epoch):
        with self.lock:
            series = self.series.get((kind, name))
            if series is None:
                if len(self.series) == MOST_SERIES:
                    raise ValueError(f"there are {MOST_SERIES} curves already, {name} is left out")
                series = self.series[kind, name] = Series()
            index = series.total
            series.total += 1
            event = (kind, name, index, index if step is None else step, epoch, value)
            if series.tells(index):
                series.untold = None
                self.tell(event)
            else:
                series.untold = event

    def setting(self, kind, name, value):
        with self.lock:
            if (kind, name) not in self.settings:
                if len(self.settings) == MOST_SETTINGS:
                    raise ValueError(f"there are {MOST_SETTINGS} of them already, {name} is left out")
                self.settings.add((kind, name))
            self.tell((kind, name, value))

    def tell(self, event):
        text = json.dumps(event, separators=(",", ":"), allow_nan=False)
        if self.size + len(text) > FRAME_BYTES:
            self.flush(LAST_BYTES)
        self.waiting.append(text)
        self.size += len(text) + 1
        if self.may_send():
            self.flush(LAST_BYTES)

    def may_send(self):
        now = time.monotonic()
        self.frames = min(BURST, self.frames + (now - self.refilled) * RATE)
        self.refilled = now
        if self.frames < 1:
            return False
        self.frames -= 1
        return True

    def flush(self, reserve):
        payload = ("[" + ",".join(self.waiting) + "]").encode()
        waiting, self.waiting, self.size = self.waiting, [], 0
        if waiting and len(payload) <= self.left - reserve:
            self.left -= len(payload)
            self.send(payload)

    def close(self):
        """Tells what is still to be told; nothing is from now on."""
        with self.lock:
            if self.hears():
                for series in self.series.values():
                    if series.untold is not None:
                        self.tell(series.untold)
                self.flush(0)
            self.silent = True


class Deaf:
    """Where nobody listens."""

    def hears(self):
        return False

    def close(self):
        pass


_log = Deaf()
_complaints = set()


def listen(send):
    """From now on frames with what is told go there. For the runner."""
    global _log
    _log = Log(send)


def close():
    """For the runner."""
    _log.close()


@contextlib.contextmanager
def muted():
    """For the runner, when it calls a function a second time."""
    global _log
    kept, _log = _log, Deaf()
    try:
        yield
    finally:
        _log = kept


def harmless(function):
    """Says what was wrong with a call instead of raising it."""

    @functools.wraps(function)
    def called(*arguments, **named):
        if not _log.hears():
            return
        try:
            function(*arguments, **named)
        except Exception as error:
            complain(function.__name__, error)

    return called


def complain(name, error):
    with contextlib.suppress(Exception):
        text = f"log.{name}: {error}"[:TEXT_CHARACTERS]
        if text not in _complaints and len(_complaints) < COMPLAINTS:
            _complaints.add(text)
            print(text, file=sys.stderr)


@harmless
def loss(value=None, step=None, epoch=None, name="loss", **named):
    """A value of a curve: a number, or a dict of numbers by name. Without step they are counted."""
    tell_values("loss", value, step, epoch, name, named)


@harmless
def metric(value=None, step=None, epoch=None, name="metric", **named):
    """Likewise; log.metric(accuracy=0.4, step=1) is log.metric(0.4, step=1, name="accuracy")."""
    tell_values("metric", value, step, epoch, name, named)


@harmless
def hyper(value=None, name=None, **named):
    """Hyper-parameters: by name, as a dict, or as what argparse makes."""
    tell_settings("hyper", value, name, named)


@harmless
def best(value=None, name=None, **named):
    """Results that stand for the run; of a name the last counts."""
    tell_settings("best", value, name, named)


@harmless
def other(value=None, name=None, **named):
    """Anything else worth knowing of the run."""
    tell_settings("other", value, name, named)


@harmless
def finish(status=0):
    """Says that the run came to its end as it was meant to (0), or did not (1)."""
    with _log.lock:
        _log.tell(("end", 1 if status else 0))


def tell_values(kind, value, step, epoch, name, named):
    step = None if step is None else whole(step)
    epoch = None if epoch is None else encoded(number(epoch))
    for path, leaf in leaves(value, "" if isinstance(value, dict) and name == kind else name, named):
        _log.value(kind, short(path or kind), encoded(number(leaf)), step, epoch)


def tell_settings(kind, value, name, named):
    for path, leaf in leaves(value, name or "", named):
        _log.setting(kind, short(path or kind), as_setting(leaf))


def leaves(value, name, named):
    """What is told, each with its name; names within names are joined by dashes."""
    found = []
    if value is not None:
        gather(value, str(name), found)
    for key, leaf in named.items():
        gather(leaf, key, found)
    return found


def gather(value, path, found):
    if len(found) >= MOST_LEAVES:
        return
    inner = as_dict(value)
    if inner is None:
        found.append((path, value))
        return
    for key, leaf in inner.items():
        gather(leaf, f"{path}-{key}" if path else str(key), found)


def as_dict(value):
    """Of a dict, of what argparse makes, and of a ConfigParser; else nothing."""
    if isinstance(value, dict):
        return value
    if type(value).__name__ == "Namespace":
        return vars(value)
    if hasattr(value, "sections") and hasattr(value, "items"):
        return {section: dict(value.items(section)) for section in value.sections()}
    return None


def number(value):
    """Of a number, or of an array or tensor that holds one."""
    if isinstance(value, (str, bytes)):
        raise TypeError(f"a number is wanted, not {value!r}")
    return float(value.item() if hasattr(value, "item") else value)


def whole(step):
    step = int(number(step))
    if abs(step) >= MOST_STEP:
        raise ValueError(f"{step} is too large for a step")
    return step


def encoded(value):
    """JSON has no word for what is not finite."""
    return value if math.isfinite(value) else str(value)


def as_setting(value):
    """A number if it is one, else how Python writes it."""
    with contextlib.suppress(Exception):
        plain = value.item() if hasattr(value, "item") else value
        if isinstance(plain, int) and not isinstance(plain, bool) and abs(plain) < MOST_STEP:
            return plain
        if isinstance(plain, float):
            return encoded(plain)
    return str(value)[:TEXT_CHARACTERS]


def short(name):
    return name.strip()[:NAME_CHARACTERS] or "value"

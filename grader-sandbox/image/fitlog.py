"""The calls that programs written for fitlog make, told as touchstone.log tells things.

Nothing is written to a folder and nothing committed: the page of the run holds it all. What has no
meaning here does nothing, so that a program need not be changed to be handed in.
"""

import random

from touchstone import log

__all__ = [
    "set_log_dir",
    "add_hyper",
    "add_loss",
    "add_metric",
    "add_best_metric",
    "add_other",
    "finish",
    "set_rng_seed",
]


def set_log_dir(log_dir=None, new_log=False):
    """There is one run, and its place is known."""


def add_hyper(value, name=None):
    log.hyper(value, name=name)


def add_loss(value, step=None, name="loss", epoch=None):
    log.loss(value, step=step, name=name or "loss", epoch=epoch)


def add_metric(value, step=None, name=None, epoch=None):
    log.metric(value, step=step, name=name or "metric", epoch=epoch)


def add_best_metric(value, name=None):
    log.best(value, name=name)


def add_other(value, name=None):
    log.other(value, name=name)


def finish(status=0, send_to_bot=None):
    log.finish(status)


def set_rng_seed(rng_seed=None, random_=True, numpy=True, pytorch=True, deterministic=True, **others):
    """Seeds what draws numbers, and notes the seed."""
    seed = random.randrange(1 << 31) if rng_seed is None else int(rng_seed)
    random.seed(seed)
    if numpy:
        import numpy as np

        np.random.seed(seed % (1 << 32))
    if pytorch:
        import torch

        torch.manual_seed(seed)
    log.other(seed, name="rng_seed")
    return seed


def __getattr__(name):
    """commit, debug, add_progress and whatever else a program may call."""
    if name.startswith("__"):
        raise AttributeError(name)
    return _nothing


def _nothing(*arguments, **named):
    return None

"""The runner inside the container: reads one job, runs one program, writes frames.

It is started before the program is known, imports what programs need, says READY and waits. It is
trusted with nothing: the job holds no expected value, and whoever takes this process over can only
change what he hands in.

Job, on standard input:   u32 length of the header, the header (JSON), the source, one .npz per case.
Frames, on standard output: 'TSF1', u8 kind, i32 case (-1: none), u32 length, payload. Big endian.
  R ready (empty)   V values of a case (.npz)   E error (JSON)   D done (JSON)
What the program prints goes to standard error, whichever stream it means.
"""

import inspect
import io
import json
import linecache
import os
import struct
import sys
import time
import types

import numpy as np

READY, VALUES, ERROR, DONE = b"R", b"V", b"E", b"D"
MODULE = "submission"
MESSAGE_CHARACTERS = 2000
TRACE_LINES = 20
OWNER = os.getpid()


class MissingFunction(Exception):
    """The program has no function of that name."""


class WrongParameters(Exception):
    """The function cannot be called with the arguments it will get."""


class BadReturn(Exception):
    """The program returned something that is no array of numbers."""

    def __init__(self, rule, detail=""):
        super().__init__(rule)
        self.rule = rule
        self.detail = detail


class Unusable(Exception):
    """The file is no program at all: the kind says why."""

    def __init__(self, kind):
        super().__init__(kind)
        self.kind = kind


def preload():
    """Imports what a program is likely to need, while nobody waits for it."""
    if os.environ.get("TOUCHSTONE_PRELOAD") == "torch":
        import torch

        # The first operation loads more of it.
        torch.softmax(torch.zeros(2, 2), dim=1).sum().item()


def main():
    jobs = os.fdopen(0, "rb", closefd=False)
    frames = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    preload()
    send(frames, READY)
    header, source, cases = read_job(jobs)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    timings = run(frames, header, source, cases)
    send(frames, DONE, payload=json.dumps(timings).encode())
    flush_quietly()
    # Leaving without the interpreter's clean-up: after PyTorch was imported it takes 0.2 s.
    os._exit(0)


def read_job(jobs):
    (length,) = struct.unpack(">I", read_exactly(jobs, 4))
    header = json.loads(read_exactly(jobs, length))
    source = read_exactly(jobs, header["source"])
    return header, source, [read_exactly(jobs, size) for size in header["cases"]]


def read_exactly(stream, size):
    data = stream.read(size)
    if len(data) != size:
        # Nobody feeds us any more: the grader is gone, and so are we.
        os._exit(0)
    return data


def send(frames, kind, case=-1, payload=b""):
    if os.getpid() != OWNER:
        # A child that the program forked came back out of it: only its parent may answer.
        os._exit(0)
    frames.write(struct.pack(">4ssiI", b"TSF1", kind, case, len(payload)) + payload)
    frames.flush()


def run(frames, header, source, cases):
    started = time.perf_counter()
    try:
        module = load(header["file"], source)
        functions = [entry(module, call) for call in header["calls"]]
    except BaseException as error:
        send(frames, ERROR, payload=described(error, "load", header["file"]))
        return {"load": since(started), "cases": []}
    loaded = since(started)
    durations = []
    for index, case in enumerate(cases):
        started = time.perf_counter()
        try:
            payload = packed(answer(header["calls"], functions, unpacked(case)), header["bytes"])
            send(frames, VALUES, index, payload)
        except BadReturn as error:
            details = {"kind": "return", "rule": error.rule, "message": error.detail}
            send(frames, ERROR, index, json.dumps(details).encode())
        except BaseException as error:
            send(frames, ERROR, index, described(error, "run", header["file"]))
        durations.append(since(started))
    return {"load": loaded, "cases": durations}


def load(file, source):
    """Runs the program as a module; its `if __name__ == "__main__"` part stays quiet."""
    text = decoded(source)
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    module = types.ModuleType(MODULE)
    module.__file__ = file
    sys.modules[MODULE] = module
    exec(compile(text, file, "exec", dont_inherit=True), module.__dict__)
    return module


def decoded(source):
    if not source.strip():
        raise Unusable("empty")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unusable("encoding") from None
    if "\0" in text:
        raise Unusable("encoding")
    return text


def entry(module, call):
    name = call["function"]
    function = getattr(module, name, None)
    if not callable(function):
        raise MissingFunction(name)
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return function
    try:
        signature.bind(*call["arguments"])
    except TypeError:
        raise WrongParameters(f"{name}{signature}") from None
    return function


def answer(calls, functions, values):
    """Makes the calls in order; each result can be an argument of a later one."""
    handed_in = {}
    for call, function in zip(calls, functions):
        result = function(*[values[name] for name in call["arguments"]])
        values[call["result"]] = result
        if call["handedIn"]:
            handed_in[call["result"]] = result
    return handed_in


def unpacked(case):
    with np.load(io.BytesIO(case), allow_pickle=False) as arrays:
        return {name: scalar_or_array(arrays[name]) for name in arrays.files}


def scalar_or_array(array):
    return array.item() if array.ndim == 0 else array


def packed(outputs, limit):
    arrays = {name: as_array(value) for name, value in outputs.items()}
    size = sum(array.nbytes for array in arrays.values())
    if size > limit:
        raise BadReturn("too_large", str(size))
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    return buffer.getvalue()


def as_array(value):
    """An array, a tensor, a number or nested lists of numbers as a plain little-endian array."""
    if value is None:
        raise BadReturn("none")
    if type(value).__module__.partition(".")[0] == "torch" and hasattr(value, "detach"):
        value = value.detach().cpu()
        if value.is_floating_point() and value.element_size() == 2:
            value = value.float()
        value = value.resolve_conj().resolve_neg().numpy()
    try:
        array = np.ascontiguousarray(value) if isinstance(value, np.ndarray) else np.asarray(value)
    except ValueError:
        raise BadReturn("ragged", type(value).__name__) from None
    array = array.view(np.ndarray) if array.ndim else np.asarray(array)
    if np.ndim(value) == 0:
        array = array.reshape(())
    if array.dtype.kind not in "biuf":
        raise BadReturn("dtype", described_type(value, array))
    if array.dtype.itemsize > 8:
        array = array.astype("<f8")
    return array.astype(array.dtype.newbyteorder("<"), copy=False)


def described_type(value, array):
    return str(array.dtype) if isinstance(value, np.ndarray) else type(value).__name__


def described(error, phase, file):
    """An exception as JSON; of its traceback only the lines that the student wrote."""
    details = {
        "kind": kind(error, phase),
        "type": type(error).__name__,
        "memory": isinstance(error, MemoryError),
        "message": message(error)[:MESSAGE_CHARACTERS],
        "trace": trace(error, file)[-TRACE_LINES:],
    }
    return json.dumps(details).encode()


def kind(error, phase):
    if type(error) is Unusable:
        return error.kind
    if type(error) is MissingFunction:
        return "missing"
    if type(error) is WrongParameters:
        return "parameters"
    return "syntax" if phase == "load" and isinstance(error, SyntaxError) else phase


def message(error):
    if isinstance(error, SyntaxError):
        return str(error.msg)
    try:
        return str(error)
    except BaseException:
        return ""


def trace(error, file):
    lines = []
    if isinstance(error, SyntaxError) and error.filename == file:
        lines.append({"line": error.lineno or 0, "in": "", "code": (error.text or "").strip()[:200]})
    step = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        if code.co_filename == file:
            text = linecache.getline(file, step.tb_lineno).strip()[:200]
            lines.append({"line": step.tb_lineno, "in": code.co_name, "code": text})
        step = step.tb_next
    return lines


def since(started):
    return round((time.perf_counter() - started) * 1000, 3)


def flush_quietly():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass


if __name__ == "__main__":
    main()

"""The runner inside the container: reads one job, runs one program, writes frames.

It is started before the program is known, imports what programs need, says READY and waits. It is
trusted with nothing: the job holds no expected value, and whoever takes this process over can only
change what he hands in.

Job, on standard input:   u32 length of the header, the header (JSON), the source, the cases of the
first stage as .npz. The cases of a further stage come only after the stage before was answered.
Frames, on standard output: 'TSF1', u8 kind, i32 case (-1: none), u32 length, u32 CRC-32 of all of
that and the payload, payload. Big endian.
  R ready (f64: processor seconds used so far)   V values of a case (.npz)   E error (JSON)
  C claims about a case that its author may see, after its values (JSON)   S stage done (empty)   D done (empty)
  L what the program logs, in the first stage only (JSON, see log.py)
What the program prints goes to standard error, whichever stream it means; the header's mark follows
there when a stage is done.

In a series (TOUCHSTONE_SERIES) job follows upon job, each in a child of this process: for programs
of one author, who need not be kept from each other. The next is read when the last has left well.
"""

import gc
import json
import os
import random
import struct
import sys
import threading
import time
import zlib

from touchstone import host

host.prepare()

import numpy as np

from touchstone import claims, isolation, log, program, script, values

READY, VALUES, ERROR, CLAIMS, STAGE, DONE, LOG = b"R", b"V", b"E", b"C", b"S", b"D", b"L"
SIGNALLED = 128
# How a child of a series leaves that has done its job: unlike one whose program left.
DONE_WELL = 117
owner = os.getpid()
# A thread of the program may log while its answer is sent.
sending = threading.Lock()


def preload():
    """Imports what a program is likely to need, while nobody waits for it."""
    # What is imported stays: collecting it again and again would take a twentieth of the time.
    gc.disable()
    wanted = os.environ.get("TOUCHSTONE_PRELOAD")
    if wanted in ("torch", "training"):
        import torch

        # The first operation loads more of it.
        torch.softmax(torch.zeros(2, 2), dim=1).sum().item()
    if wanted == "training":
        layer = torch.nn.Linear(2, 2)
        optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
        layer(torch.zeros(1, 2)).sum().backward()
        optimizer.step()
    gc.freeze()
    gc.enable()


def main():
    frames = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    preload()
    send(frames, READY, payload=struct.pack(">d", time.process_time()))
    header, source = read_job(0)
    series = "TOUCHSTONE_SERIES" in os.environ
    while series and not is_child():
        header, source = read_job(0)
    # What follows of the job is not the program's input.
    jobs = os.dup(0)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    seed(header["seed"])
    run(jobs, frames, header, source)
    # Leaving without the interpreter's clean-up: after PyTorch was imported it takes 0.2 s.
    os._exit(DONE_WELL if series else 0)


def is_child():
    """Forks; the parent waits for the child, and ends as it ended unless its job was done."""
    global owner
    child = os.fork()
    if child == 0:
        owner = os.getpid()
        return True
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code != DONE_WELL:
        os._exit(code if code >= 0 else SIGNALLED - code)
    return False


def read_job(jobs):
    (length,) = struct.unpack(">I", read_exactly(jobs, 4))
    header = json.loads(read_exactly(jobs, length))
    return header, read_exactly(jobs, header["source"])


def read_exactly(stream, size):
    data = bytearray()
    while len(data) < size:
        part = os.read(stream, size - len(data))
        if not part:
            # Nobody feeds us any more: the grader is gone, and so are we.
            os._exit(0)
        data += part
    return bytes(data)


def seed(number):
    """Equal programs draw equal numbers, so that handing in again is not drawing again."""
    random.seed(number)
    np.random.seed(number)
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(number)


def send(frames, kind, case=-1, payload=b""):
    if os.getpid() != owner:
        # A child that the program forked came back out of it: only its parent may answer.
        os._exit(0)
    head = struct.pack(">4ssiI", b"TSF1", kind, case, len(payload))
    with sending:
        frames.write(head + struct.pack(">I", zlib.crc32(payload, zlib.crc32(head))) + payload)
        frames.flush()


def run(jobs, frames, header, source):
    first, *further = header["stages"]
    cases = read_cases(jobs, first)
    log.listen(lambda payload: send(frames, LOG, payload=payload))
    try:
        functions = program.load(header, source)
    except BaseException as error:
        send(frames, ERROR, payload=program.described(error, "load"))
    else:
        answer_all(frames, header, functions, cases, header.get("claims", False))
        for stage in further:
            # Of hidden cases nothing may get out.
            log.close()
            mark(header)
            send(frames, STAGE)
            answer_all(frames, header, functions, read_cases(jobs, stage))
    log.close()
    mark(header)
    send(frames, DONE)


def read_cases(jobs, stage):
    return [(case["case"], read_exactly(jobs, case["bytes"])) for case in stage]


def answer_all(frames, header, functions, cases, claiming=False):
    for case, inputs in cases:
        start = time.process_time()
        kind, payload = answered(header, functions, inputs)
        send(frames, kind, case, payload)
        if claiming and kind == VALUES and time.process_time() - start < claims.BRIEF:
            claimed = claims.of(header, functions, inputs, payload)
            if claimed:
                send(frames, CLAIMS, case, json.dumps(claimed).encode())


def answered(header, functions, inputs):
    if header["isolated"]:
        return isolation.apart(lambda: answer(header, functions, inputs), header["bytes"])
    return answer(header, functions, inputs)


def answer(header, functions, inputs):
    try:
        handed_in = script.run(header["steps"], functions, values.unpacked(inputs, header["forms"]))
        return VALUES, values.packed(handed_in, header["bytes"])
    except values.BadReturn as error:
        details = {"kind": "return", "rule": error.rule, "message": error.detail}
        return ERROR, json.dumps(details).encode()
    except BaseException as error:
        return ERROR, program.described(error, "run")


def mark(header):
    """Says on the stream of prints that what was printed until now has all been sent."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:
            pass
    try:
        os.write(2, header["mark"].encode())
    except OSError:
        pass


if __name__ == "__main__":
    main()

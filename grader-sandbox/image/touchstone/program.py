"""The student's program: loading it, finding its functions, and telling what went wrong in it."""

import ast
import inspect
import json
import linecache
import sys
import types

from touchstone import notebook, rules

MODULE = "submission"
MESSAGE_CHARACTERS = 2000
TRACE_LINES = 20

# The files of the program that runs: a notebook has one for each code cell.
cells = {}


class MissingFunction(Exception):
    """The program has no function of that name."""


class WrongParameters(Exception):
    """The function cannot be called with the arguments it will get."""


class Unusable(Exception):
    """The file is no program at all: the kind says why."""

    def __init__(self, kind):
        super().__init__(kind)
        self.kind = kind


def load(header, source):
    """Runs the program as a module and returns what the script calls in it, by name."""
    parts = sources(header["file"], decoded(source))
    forbidden = rules.Rules(header["rules"]["onlyModules"], header["rules"]["forbidden"])
    if forbidden:
        rules.check(forbidden, [(file, ast.parse(text, file)) for file, text in parts])
    compiled = [compile(text, file, "exec", dont_inherit=True) for file, text in parts]
    if forbidden:
        rules.guard(forbidden, set(cells))
    module = types.ModuleType(MODULE)
    module.__file__ = header["file"]
    sys.modules[MODULE] = module
    for code in compiled:
        exec(code, module.__dict__)
    return {name: entry(module, name, parts) for name, parts in header["entries"].items()}


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


def sources(file, text):
    """The parts of a program, each with the name that tracebacks know it by."""
    if not file.endswith(".ipynb"):
        return [part(file, text, 0)]
    return [
        part(f"{file}#{number}", cell, number)
        for number, cell in enumerate(notebook.code_cells(text), 1)
    ]


def part(file, text, cell):
    cells[file] = cell
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    return file, text


def entry(module, name, arguments):
    function = getattr(module, name, None)
    if not callable(function):
        raise MissingFunction(name)
    check_call(name, function, arguments)
    return function


def check_call(name, function, arguments):
    """Whether it can be called with as many arguments, as far as can be known beforehand."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return
    try:
        signature.bind(*arguments)
    except TypeError:
        raise WrongParameters(f"{name}{signature}") from None


def described(error, phase):
    """An exception as JSON; of its traceback only the lines that the student wrote."""
    details = {
        "kind": kind(error, phase),
        "type": type(error).__name__,
        "memory": isinstance(error, MemoryError),
        "message": message(error)[:MESSAGE_CHARACTERS],
        "trace": trace(error)[-TRACE_LINES:],
    }
    if type(error) in (rules.Forbidden, notebook.BadNotebook):
        details["rule"] = error.rule
    return json.dumps(details).encode()


def kind(error, phase):
    known = {
        MissingFunction: "missing",
        WrongParameters: "parameters",
        rules.Forbidden: "forbidden",
        notebook.BadNotebook: "notebook",
    }
    if type(error) is Unusable:
        return error.kind
    if type(error) in known:
        return known[type(error)]
    return "syntax" if phase == "load" and isinstance(error, SyntaxError) else phase


def message(error):
    if isinstance(error, SyntaxError):
        return str(error.msg)
    if type(error) is notebook.BadNotebook:
        return error.message
    try:
        return str(error)
    except BaseException:
        return ""


def trace(error):
    lines = []
    if type(error) is rules.Forbidden and error.file:
        lines.append(line(error.file, error.line))
    elif type(error) is notebook.BadNotebook and error.cell:
        lines.append({"cell": error.cell, "line": error.line, "in": "", "code": error.message})
    elif isinstance(error, SyntaxError) and error.filename in cells:
        lines.append(line(error.filename, error.lineno or 0, "", (error.text or "").strip()))
    step = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        if code.co_filename in cells:
            lines.append(line(code.co_filename, step.tb_lineno, code.co_name))
        step = step.tb_next
    return lines


def line(file, number, function="", text=None):
    text = linecache.getline(file, number).strip() if text is None else text
    return {"cell": cells[file], "line": number, "in": function, "code": text[:200]}

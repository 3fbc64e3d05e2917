"""What is done with a program on one case: construct, set, call, collect."""

import numpy as np

from touchstone import program, values


def run(steps, functions, known):
    """The arrays that are handed in. Names stand for inputs and for results of earlier steps."""
    handed_in = {}
    for described in steps:
        step = described["step"]
        if described["do"] == "call":
            parts = values.parted(step, called(step, functions, known))
            known.update(parts)
            if step["handedIn"]:
                for part in step["parts"]:
                    handed_in.update(values.arrays(part, parts[part["name"]]))
        elif described["do"] == "measure":
            known[step["name"]] = np.shape(known[step["array"]])[step["axis"]]
        elif described["do"] == "set":
            for name in step["values"]:
                value = known[name]
                for path, array in (value if isinstance(value, dict) else {name: value}).items():
                    assign(known, f"{step['object']}.{path}", array)
        else:
            part = step["part"]
            known[part["name"]] = attribute(known, step["path"])
            if known[part["name"]] is None:
                raise values.BadReturn("no_value", step["path"])
            handed_in.update(values.arrays(part, known[part["name"]]))
    return handed_in


def called(step, functions, known):
    arguments = [known.get(name) for name in step["arguments"]]
    function = found(step["function"], functions, known, arguments)
    if step["each"]:
        return values.stacked(function(*rows) for rows in zip(*arguments))
    return function(*arguments)


def found(path, functions, known, arguments):
    """A function of the program, an earlier result, or a method of one."""
    if path in functions:
        return functions[path]
    function = attribute(known, path)
    if not callable(function):
        raise values.BadReturn("not_callable", f"{path}; {type(function).__name__}")
    program.check_call(path, getattr(function, "forward", function), arguments)
    return function


def attribute(known, path):
    name, *attributes = path.split(".")
    owner = known[name]
    for attribute in attributes:
        if not hasattr(owner, attribute):
            raise values.BadReturn("attribute", f"{path}; {type(owner).__name__}")
        owner = getattr(owner, attribute)
    return owner


def assign(known, path, value):
    """A tensor gets the values, keeping what it is; anything else is replaced."""
    holder, _, last = path.rpartition(".")
    owner = attribute(known, holder)
    held = getattr(owner, last, None)
    if type(held).__module__.partition(".")[0] == "torch" and hasattr(held, "copy_"):
        import torch

        value = torch.as_tensor(value)
        if held.shape != value.shape:
            raise values.BadReturn("shape", f"{path}; {tuple(held.shape)}; {tuple(value.shape)}")
        with torch.no_grad():
            held.copy_(value)
    elif hasattr(owner, "_parameters"):
        rule, given = ("attribute", owner) if held is None else ("not_tensor", held)
        raise values.BadReturn(rule, f"{path}; {type(given).__name__}")
    else:
        setattr(owner, last, value)

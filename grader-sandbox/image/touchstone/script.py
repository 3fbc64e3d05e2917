"""What is done with a program on one case: construct, set, call, collect."""

from touchstone import values


def run(steps, functions, known):
    """The arrays that are handed in. Names stand for inputs and for results of earlier steps."""
    handed_in = {}
    for described in steps:
        step = described["step"]
        if described["do"] == "call":
            result = found(step["function"], functions, known)(
                *[known.get(name) for name in step["arguments"]]
            )
            parts = values.parted(step, result)
            known.update(parts)
            if step["handedIn"]:
                for part in step["parts"]:
                    handed_in.update(values.arrays(part, parts[part["name"]]))
        elif described["do"] == "set":
            for path, value in known[step["values"]].items():
                assign(known[step["object"]], path, value)
        else:
            part = step["part"]
            known[part["name"]] = attribute(known, step["path"])
            handed_in.update(values.arrays(part, known[part["name"]]))
    return handed_in


def found(path, functions, known):
    """A function of the program, an earlier result, or a method of one."""
    return functions[path] if path in functions else attribute(known, path)


def attribute(known, path):
    name, *attributes = path.split(".")
    owner = known[name]
    for attribute in attributes:
        if not hasattr(owner, attribute):
            raise values.BadReturn("attribute", attribute)
        owner = getattr(owner, attribute)
    return owner


def assign(owner, path, value):
    """Below owner: a tensor gets the values, keeping what it is; anything else is replaced."""
    *attributes, last = path.split(".")
    owner = attribute({"": owner}, ".".join(["", *attributes]))
    held = getattr(owner, last, None)
    if type(held).__module__.partition(".")[0] == "torch" and hasattr(held, "copy_"):
        import torch

        value = torch.as_tensor(value)
        if held.shape != value.shape:
            raise values.BadReturn("shape", f"{path} {tuple(held.shape)}, {tuple(value.shape)}")
        with torch.no_grad():
            held.copy_(value)
    elif hasattr(owner, "_parameters"):
        raise values.BadReturn("attribute", path)
    else:
        setattr(owner, last, value)

"""Values in and out: arrays as .npz, and what a function may return."""

import io

import numpy as np


class BadReturn(Exception):
    """The program returned something that is no array of numbers."""

    def __init__(self, rule, detail=""):
        super().__init__(rule)
        self.rule = rule
        self.detail = detail


def unpacked(case, forms):
    """The inputs as Python gets them: lists and dicts from dotted names, scalars as numbers."""
    with np.load(io.BytesIO(case), allow_pickle=False) as arrays:
        flat = {name: arrays[name] for name in arrays.files}
    tree = {}
    for name, array in flat.items():
        *path, last = name.split(".")
        branch = tree
        for part in path:
            branch = branch.setdefault(part, {})
        branch[last] = formed(array, forms.get(path[0] if path else last))
    return {name: grown(value) for name, value in tree.items()}


def formed(array, form):
    if array.dtype.kind == "U":
        return array.tolist()
    if form in ("TENSOR", "LEAF"):
        return tensor(array, form == "LEAF")
    if array.ndim == 0:
        return array.item()
    if form == "TUPLE":
        return tuple(array.tolist())
    return array.tolist() if form == "LIST" else array


def tensor(array, leaf):
    import torch

    made = torch.from_numpy(array)
    if made.is_floating_point():
        made = made.to(torch.float32)
    return made.requires_grad_() if leaf else made


def grown(value):
    """Branches whose keys count up from 0 are lists."""
    if not isinstance(value, dict):
        return value
    if all(str(index) in value for index in range(len(value))):
        return [grown(value[str(index)]) for index in range(len(value))]
    return {key: grown(below) for key, below in value.items()}


def parted(call, result):
    """What a call returned, by the names of its parts."""
    returns, parts = call["returns"], call["parts"]
    if returns == "VALUE":
        return {parts[0]["name"]: result}
    if result is None:
        raise BadReturn("none")
    if returns == "TUPLE":
        if not isinstance(result, (tuple, list)):
            raise BadReturn("not_tuple", type(result).__name__)
        if len(result) != len(parts):
            raise BadReturn("tuple", f"{len(parts)}, {len(result)}")
        return {part["name"]: value for part, value in zip(parts, result)}
    if not isinstance(result, dict):
        raise BadReturn("not_dict", type(result).__name__)
    for part in parts:
        if part["key"] not in result:
            raise BadReturn("keys", part["key"])
    return {part["name"]: result[part["key"]] for part in parts}


def stacked(results):
    """What repeated calls returned, as one array; each is copied before the next call is made."""
    rows = [as_array(result).copy() for result in results]
    if len({row.shape for row in rows}) > 1:
        raise BadReturn("ragged")
    return np.stack(rows)


def arrays(part, value):
    """A part as arrays by flat names."""
    kind, name = part["kind"], part["name"]
    if value is None:
        raise BadReturn("none")
    if kind == "LIST":
        if not isinstance(value, (list, tuple)):
            raise BadReturn("not_list", type(value).__name__)
        return {f"{name}.{index}": as_array(item) for index, item in enumerate(leaves(value))}
    if kind == "DICT":
        if not isinstance(value, dict):
            raise BadReturn("not_dict", type(value).__name__)
        return {f"{name}.{key}": as_array(item) for key, item in value.items()}
    return {name: as_text(value) if kind == "TEXT" else as_array(value)}


def leaves(value):
    """The arrays of nested lists and tuples, in order; a list of plain numbers is an array."""
    for item in value:
        if isinstance(item, (list, tuple)) and any(np.ndim(part) for part in item):
            yield from leaves(item)
        else:
            yield item


def packed(handed_in, limit):
    size = sum(array.nbytes for array in handed_in.values())
    if size > limit:
        raise BadReturn("too_large", str(size))
    buffer = io.BytesIO()
    np.savez(buffer, **handed_in)
    return buffer.getvalue()


def as_text(value):
    try:
        array = np.asarray(value)
    except ValueError:
        raise BadReturn("ragged") from None
    if array.dtype.kind != "U" or array.dtype.itemsize > 4 * 9999:
        raise BadReturn("text", described_type(value, array))
    return array.astype(array.dtype.newbyteorder("<"), copy=False)


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
    if array.dtype.kind == "U":
        raise BadReturn("number")
    if array.dtype.kind not in "biuf":
        raise BadReturn("dtype", described_type(value, array))
    if array.dtype.itemsize > 8:
        array = array.astype("<f8")
    return array.astype(array.dtype.newbyteorder("<"), copy=False)


def described_type(value, array):
    """As a reader would call it: of a list, what is in it."""
    if isinstance(value, np.ndarray):
        return f"ndarray[{array.dtype}]"
    if isinstance(value, (list, tuple)) and array.size:
        return f"{type(value).__name__}[{type(array.ravel()[:1].tolist()[0]).__name__}]"
    return type(value).__name__

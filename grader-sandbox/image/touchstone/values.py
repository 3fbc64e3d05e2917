"""Values in and out: arrays as .npz, and what a function may return."""

import io

import numpy as np


class BadReturn(Exception):
    """The program returned something that is no array of numbers."""

    def __init__(self, rule, detail=""):
        super().__init__(rule)
        self.rule = rule
        self.detail = detail


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

# What follows stands below the author's file, so that the lines above keep their numbers. It draws one of the
# cases and hands its inputs in as arrays.
import warnings as _touchstone_warnings

# A warning of NumPy is no print of the author's.
_touchstone_warnings.simplefilter("ignore")
_touchstone_drawn = {}


class TouchstoneRefusal(Exception):
    """What is wrong with the cases: a key, and what it is said of."""


def _touchstone_case(seed, name):
    if seed not in _touchstone_drawn:
        _touchstone_drawn[seed] = _touchstone_draw(seed)
    flat = {}
    for parameter, value in _touchstone_drawn[seed][name].items():
        if value is None:
            continue
        if parameter in _touchstone_lists and isinstance(value, (list, tuple)):
            for index, item in enumerate(value):
                _touchstone_put(flat, name, f"{parameter}.{index}", item)
        else:
            _touchstone_put(flat, name, str(parameter), value)
    return flat


def _touchstone_draw(seed):
    import numpy

    draw = globals().get("cases")
    if not callable(draw):
        raise TouchstoneRefusal("ref_no_cases")
    drawn = draw(numpy.random.default_rng(seed))
    if not isinstance(drawn, dict):
        raise TouchstoneRefusal(f"ref_cases_no_dict; {type(drawn).__name__}")
    for name in _touchstone_names:
        if name not in drawn:
            raise TouchstoneRefusal(f"ref_case_missing; {name}")
        if not isinstance(drawn[name], dict):
            raise TouchstoneRefusal(f"ref_case_no_dict; {name}; {type(drawn[name]).__name__}")
    for name in drawn:
        if name not in _touchstone_names:
            raise TouchstoneRefusal(f"ref_case_unknown; {str(name)[:60]}")
    return drawn


def _touchstone_put(flat, case, name, value):
    import numpy

    if hasattr(value, "detach"):
        value = value.detach().cpu().numpy()
    try:
        array = numpy.asarray(value)
    except ValueError:
        raise TouchstoneRefusal(f"ref_input_no_array; {case}; {name[:60]}; {type(value).__name__}") from None
    if array.dtype.kind == "U":
        # Strings cross as rows of code points.
        width = max(1, max((len(text) for text in array.ravel().tolist()), default=1))
        rows = [[ord(c) for c in text] + [0] * (width - len(text)) for text in array.ravel().tolist()]
        flat[f"!{name}"] = numpy.array(rows, dtype="int64").reshape(array.shape + (width,))
    elif array.dtype.kind in "biuf":
        flat[name] = array
    else:
        raise TouchstoneRefusal(f"ref_input_no_array; {case}; {name[:60]}; {type(value).__name__}")

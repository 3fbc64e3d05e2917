"""A notebook's code cells, in order. Its outputs, its Markdown and its metadata are not looked at."""

import json


class BadNotebook(Exception):
    """The rule that is broken, and where: cells are counted from 1 over the code cells."""

    def __init__(self, rule, message="", cell=0, line=0):
        super().__init__(rule)
        self.rule = rule
        self.message = message
        self.cell = cell
        self.line = line


def code_cells(text):
    try:
        notebook = json.loads(text)
        cells = [source(cell) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadNotebook("json") from None
    if not any(cell.strip() for cell in cells):
        raise BadNotebook("empty")
    for number, cell in enumerate(cells, 1):
        refuse_magics(number, cell)
    return cells


def source(cell):
    lines = cell["source"]
    return lines if isinstance(lines, str) else "".join(lines)


def refuse_magics(number, cell):
    """What IPython understands and Python does not: %magics, !commands, and questions?."""
    if is_python(cell):
        return
    for line, text in enumerate(cell.splitlines(), 1):
        bare = text.strip()
        if bare.startswith(("%", "!", "?")) or bare.endswith("?"):
            raise BadNotebook("magic", bare[:200], number, line)


def is_python(cell):
    """A line of a string, or the second half of a formula, may begin with a percent sign."""
    try:
        compile(cell, "cell", "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False

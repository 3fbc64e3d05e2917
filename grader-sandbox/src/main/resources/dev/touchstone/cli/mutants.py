"""Wrong programs out of right ones: one small change each, of the kind that slips from a hand."""

import ast
import copy
import random

import numpy as np

LONGEST = 9_999  # of a string that may be handed in

OPERATORS = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Pow: ast.Mult,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
FUNCTIONS = {
    "sum": "mean", "mean": "sum", "max": "min", "min": "max", "maximum": "minimum", "minimum": "maximum",
    "argmax": "argmin", "argmin": "argmax", "zeros": "ones", "ones": "zeros", "zeros_like": "ones_like",
    "sqrt": "square", "square": "sqrt", "log": "log2", "log1p": "log", "exp": "expm1", "floor": "ceil",
    "ceil": "floor", "var": "std", "std": "var", "cumsum": "cumprod", "prod": "sum", "vstack": "hstack",
    "hstack": "vstack", "tanh": "sin", "outer": "inner", "abs": "negative",
}  # fmt: skip
DROPPED = {"sqrt", "exp", "log", "tanh", "abs", "square", "transpose", "flip", "sort", "cumsum"}
OPTIONAL = {"axis", "keepdims", "ddof"}


def mutants(source, seed, count):
    """Up to so many sources, all different, none of them the given one."""
    tree = ast.parse(source)
    places = [(i, j) for i, node in enumerate(ast.walk(tree)) for j, _ in enumerate(changes(node))]
    random.Random(seed).shuffle(places)
    found = []
    for i, j in places:
        other = copy.deepcopy(tree)
        node = list(ast.walk(other))[i]
        changes(node)[j](node)
        text = ast.unparse(ast.fix_missing_locations(other)) + "\n"
        if text not in found and text != ast.unparse(tree) + "\n" and len(text) <= LONGEST:
            found.append(text)
        if len(found) == count:
            break
    return np.array(found, dtype=str)


def changes(node):
    """What can be changed at a node, each as a function that does it."""
    match node:
        case ast.BinOp(op=ast.MatMult()):
            return [turn]
        case ast.BinOp(op=ast.Sub() | ast.Div()):
            return [operator, turn]
        case ast.BinOp() | ast.AugAssign() | ast.BoolOp():
            return [operator] if type(node.op) in OPERATORS else []
        case ast.Compare(ops=[one]):
            return [compare] if type(one) in OPERATORS else []
        case ast.UnaryOp(op=ast.USub()):
            return [lose_sign]
        case ast.Constant(value=bool()):
            return [lambda at: setattr(at, "value", not at.value)]
        case ast.Constant(value=int()):
            return [lambda at: plus(at, 1), lambda at: plus(at, -1)]
        case ast.Constant(value=float()):
            return [lambda at: setattr(at, "value", at.value * 2 or 1.0)]
        case ast.Attribute(attr="T"):
            return [lambda at: setattr(at, "attr", "real")]
        case ast.Slice():
            return [shorten]
        case ast.Return(value=ast.Tuple()):
            return [lambda at: at.value.elts.reverse()]
        case ast.If() | ast.IfExp():
            return [lambda at: setattr(at, "test", ast.UnaryOp(ast.Not(), at.test))]
        case ast.Call():
            return calls(node)
    return []


def calls(node):
    found = []
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if name in FUNCTIONS:
        found.append(lambda at: setattr(at.func, "attr", FUNCTIONS[at.func.attr]))
    if name in DROPPED and node.args:
        found.append(lambda at: setattr(at, "func", ast.parse("(lambda x, *_, **__: x)", mode="eval").body))
    if len(node.args) == 2 and name not in ("reshape", "astype"):
        found.append(lambda at: at.args.reverse())
    for i, keyword in enumerate(node.keywords):
        if keyword.arg in OPTIONAL:
            found.append(lambda at, i=i: at.keywords.pop(i))
        if keyword.arg == "axis" and isinstance(keyword.value, ast.Constant):
            found.append(lambda at, i=i: setattr(at.keywords[i].value, "value", 0 if at.keywords[i].value.value else 1))
    if isinstance(node.func, ast.Name) and node.func.id == "range":
        found.append(lambda at: at.args.append(ast.BinOp(at.args.pop(), ast.Sub(), ast.Constant(1))))
    return found


def operator(node):
    node.op = OPERATORS.get(type(node.op), ast.Add)()


def compare(node):
    node.ops = [OPERATORS[type(node.ops[0])]()]


def turn(node):
    node.left, node.right = node.right, node.left


def lose_sign(node):
    node.op = ast.UAdd()


def plus(node, step):
    node.value += step


def shorten(node):
    if node.upper is None:
        node.upper = ast.Constant(-1)
    else:
        node.upper = ast.BinOp(node.upper, ast.Sub(), ast.Constant(1))

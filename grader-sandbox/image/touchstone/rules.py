"""What an exercise rules out: modules and calls.

Held against the syntax tree before anything of the program runs, and again while it runs, for what
the tree does not show. It is a rule of the course, not a wall: whoever hides what he calls is
answered by a person.
"""

import ast
import builtins
import functools
import importlib
import sys


# Whatever an exercise rules out, a program may say how it gets on.
LOGGING = {"fitlog", "touchstone", "touchstone.log"}


class Forbidden(Exception):
    """An import or a call that the exercise rules out."""

    def __init__(self, rule, name, file="", line=0):
        super().__init__(name)
        self.rule = rule
        self.name = name
        self.file = file
        self.line = line


class Rules:
    """The modules allowed (none named: all), and the dotted names, or .attributes, forbidden."""

    def __init__(self, only, forbidden):
        self.only = set(only)
        self.names = [name for name in forbidden if not name.startswith(".")]
        self.attributes = {name[1:] for name in forbidden if name.startswith(".")}

    def __bool__(self):
        return bool(self.only or self.names or self.attributes)

    def forbids_import(self, module):
        top = module.partition(".")[0]
        known = module in LOGGING or top in sys.stdlib_module_names
        if self.only and top not in self.only and not known:
            return module
        return self.forbids_name(module)

    def forbids_name(self, dotted):
        for name in self.names:
            if dotted == name or dotted.startswith(name + "."):
                return name
        return None


def check(rules, trees):
    """The first thing that the rules forbid is raised, with its line; cells share their names."""
    names = Names(rules)
    for file, tree in trees:
        names.file = file
        names.visit(tree)


class Names(ast.NodeVisitor):
    """Follows what imports and plain assignments bind, so that another name is the same thing."""

    def __init__(self, rules):
        self.rules = rules
        self.file = ""
        self.bound = {}

    def visit_Import(self, node):
        for alias in node.names:
            self.refuse("import", self.rules.forbids_import(alias.name), node)
            if alias.asname:
                self.bound[alias.asname] = alias.name
            else:
                top = alias.name.partition(".")[0]
                self.bound[top] = top

    def visit_ImportFrom(self, node):
        module = node.module or ""
        if node.level == 0:
            self.refuse("import", self.rules.forbids_import(module), node)
        for alias in node.names:
            name = f"{module}.{alias.name}"
            self.refuse("import", self.rules.forbids_name(name), node)
            self.bound[alias.asname or alias.name] = name

    def visit_Assign(self, node):
        self.generic_visit(node)
        dotted = self.dotted(node.value)
        for target in node.targets:
            if isinstance(target, ast.Name) and dotted:
                self.bound[target.id] = dotted

    def visit_Attribute(self, node):
        dotted = self.dotted(node)
        if dotted:
            self.refuse("call", self.rules.forbids_name(dotted), node)
        if node.attr in self.rules.attributes:
            self.refuse("call", "." + node.attr, node)
        self.generic_visit(node)

    def visit_Call(self, node):
        """getattr(x, "name") is x.name."""
        if isinstance(node.func, ast.Name) and node.func.id == "getattr" and len(node.args) > 1:
            name = node.args[1]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                self.visit_Attribute(
                    ast.copy_location(ast.Attribute(node.args[0], name.value, ast.Load()), node)
                )
        self.generic_visit(node)

    def dotted(self, node):
        if isinstance(node, ast.Name):
            return self.bound.get(node.id)
        if isinstance(node, ast.Attribute):
            base = self.dotted(node.value)
            return f"{base}.{node.attr}" if base else None
        return None

    def refuse(self, rule, name, node):
        if name:
            raise Forbidden(rule, name, self.file, node.lineno)


def guard(rules, files):
    """From now on what these files import or call by a hidden way is refused as well."""
    builtins.__import__ = guarded_import(rules, files, builtins.__import__)
    importlib.import_module = guarded_import_module(rules, files, importlib.import_module)
    guard_names(rules, files)


def guard_names(rules, files):
    for name in rules.names:
        guard_name(name, files)


def asks(files, depth):
    """Whether the program itself asks, and not a library on its way."""
    return sys._getframe(depth + 1).f_code.co_filename in files


def guarded_import(rules, files, original):
    def __import__(name, globals=None, locals=None, fromlist=(), level=0):
        if level == 0 and asks(files, 1):
            asked = [name, *(f"{name}.{part}" for part in fromlist or ())]
            for module in asked:
                found = rules.forbids_name(module) if module != name else rules.forbids_import(name)
                if found:
                    raise Forbidden("import", found)
        imported = original(name, globals, locals, fromlist, level)
        if asks(files, 1):
            guard_names(rules, files)
        return imported

    return __import__


def guarded_import_module(rules, files, original):
    def import_module(name, package=None):
        found = rules.forbids_import(name)
        if found and asks(files, 1):
            raise Forbidden("import", found)
        return original(name, package)

    return import_module


def guard_name(dotted, files):
    """Puts a guard in the place of a function, if the module that holds it is here already."""
    owner, _, name = dotted.rpartition(".")
    holder = resolved(owner)
    held = getattr(holder, name, None)
    if not callable(held) or isinstance(held, type) or hasattr(held, "forbidden_as"):
        return

    @functools.wraps(held)
    def guarded(*arguments, **named):
        if asks(files, 1):
            raise Forbidden("call", dotted)
        return held(*arguments, **named)

    guarded.forbidden_as = dotted
    try:
        setattr(holder, name, guarded)
    except (AttributeError, TypeError):
        pass  # a built-in type keeps its own


def resolved(dotted):
    top, *parts = dotted.split(".")
    found = sys.modules.get(top)
    for part in parts:
        found = getattr(found, part, None)
    return found

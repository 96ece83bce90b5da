"""Prints CPython's symbol table in the form of PythonSyntax's `dumpScopes`."""

import _symtable

SCOPES = {1: "local", 2: "globalExplicit", 3: "globalImplicit", 4: "free", 5: "cell"}
NAMES = {"lambda": "<lambda>", "listcomp": "<listcomp>", "setcomp": "<setcomp>",
         "dictcomp": "<dictcomp>", "genexpr": "<genexpr>"}
DEF_GLOBAL, DEF_BOUND, USE = 1, 2 | 4 | 128, 16


def lines(entry, indent, out):
    is_class = entry.type == _symtable.TYPE_CLASS
    is_module = entry.type == _symtable.TYPE_MODULE
    line = "  " * indent + ("class" if is_class else "block") + " " + NAMES.get(entry.name, entry.name)
    if is_module:
        line = "block <module>"
    if entry.varnames:
        line += " (" + ", ".join(entry.varnames) + ")"
    symbols = []
    for name, flags in sorted(entry.symbols.items()):
        scope = SCOPES[flags >> _symtable.SCOPE_OFF & _symtable.SCOPE_MASK]
        if is_module and flags & DEF_GLOBAL:
            # CPython copies `global` declarations of functions into the module's table.
            if flags & DEF_BOUND:
                scope = "local"
            elif flags & USE:
                scope = "globalImplicit"
            else:
                continue
        symbols.append((name, scope))
    # The class cell shows in what the class's functions take from outside.
    if is_class and needs_class_cell(entry):
        line += " class-cell"
    out.append(line + "".join(f" {name}:{scope}" for name, scope in symbols))
    for child in entry.children:
        lines(child, indent + 1, out)


def needs_class_cell(entry):
    for child in entry.children:
        flags = child.symbols.get("__class__", 0)
        if flags >> _symtable.SCOPE_OFF & _symtable.SCOPE_MASK == 4:
            return True
    return False


def dump(source, mode="exec"):
    out = []
    lines(_symtable.symtable(source, "<s>", mode), 0, out)
    return "\n".join(out)

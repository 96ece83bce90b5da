"""Prints a Python syntax tree in the form of PythonSyntax's `dumpTree`, from CPython's own `ast`."""

import ast

OMITTED = {"type_comment", "kind", "type_ignores", "ctx_none"}
BLOCKS = {"body", "orelse", "finalbody", "handlers", "cases"}


def quoted(data):
    out = ['"']
    for byte in data:
        if byte in (0x22, 0x5C):
            out.append("\\" + chr(byte))
        elif 0x20 <= byte <= 0x7E:
            out.append(chr(byte))
        else:
            out.append("\\x%02x" % byte)
    out.append('"')
    return "".join(out)


def text_bytes(text):
    return text.encode("utf-8", "surrogatepass")


def constant(value):
    if value is Ellipsis:
        return "Ellipsis"
    if isinstance(value, str):
        return quoted(text_bytes(value))
    if isinstance(value, bytes):
        return "b" + quoted(value)
    if isinstance(value, complex):
        return repr(value.imag) + "j"
    return repr(value)


def inline(node):
    if node is None:
        return "None"
    if isinstance(node, list):
        return "[" + ", ".join(inline(item) for item in node) + "]"
    if isinstance(node, str):
        return quoted(text_bytes(node))
    if not isinstance(node, ast.AST):
        return constant(node)
    if isinstance(node, (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
        return type(node).__name__
    fields = []
    for name, value in ast.iter_fields(node):
        if name in OMITTED or (name in BLOCKS and isinstance(value, list)):
            continue
        if name == "value" and isinstance(node, (ast.Constant, ast.MatchSingleton)):
            fields.append("value=" + constant(value))
            continue
        if value is None or value == []:
            continue
        fields.append(name + "=" + inline(value))
    return head(node) + "(" + ", ".join(fields) + ")"


def head(node):
    name = type(node).__name__
    if hasattr(node, "lineno"):
        return f"{name}@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"
    return name


def block(nodes, indent, out):
    for node in nodes:
        out.append("  " * indent + inline(node))
        for name, value in ast.iter_fields(node):
            if name in BLOCKS and isinstance(value, list) and value:
                out.append("  " * indent + f" {name}:")
                block(value, indent + 1, out)


def dump(source):
    out = []
    block(ast.parse(source).body, 0, out)
    return "\n".join(out)

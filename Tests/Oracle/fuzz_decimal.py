#!/usr/bin/env python3
"""Compares our `decimal` with CPython's on random numbers, contexts and operations: results, exceptions and their texts,
flags. The same seed gives the same questions.

    python fuzz_decimal.py GRADBOOK SEED COUNT      under CPython 3.11
"""
import pathlib, random, subprocess, sys, tempfile

ROUNDINGS = ["ROUND_HALF_EVEN"] * 4 + [
    "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_05UP"]
SPECIAL = ["NaN", "Infinity", "-Infinity", "0", "-0", "0.00", "0E+5", "-0E-9", "sNaN"]
FORMATS = [
    "", ".2f", ".0f", "10.3f", "<12.1f", "+.3e", "e", ".3g", "g", "%", ".1%", ",", "_", ",.2f", "012.2f", "0=+12.3f", "^14",
    "*>15.4f", "E", ".5G", ".10", "n", "08", ">10", "=10", "015,.2f", "-.2f", " .2f", ".0e", ".1e"]
# What both run: the operations, then one answer a line.
PROGRAM = '''
from decimal import *
OPERATIONS = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
    "//": lambda a, b: a // b, "%": lambda a, b: a % b, "divmod": divmod, "quantize": lambda a, b: a.quantize(b),
    "sqrt": lambda a, b: a.sqrt(), "normalize": lambda a, b: a.normalize(), "int": lambda a, b: int(a),
    "float": lambda a, b: float(a), "order": lambda a, b: (a < b, a == b, a >= b), "tuple": lambda a, b: a.as_tuple(),
    "-a": lambda a, b: -a, "abs": lambda a, b: abs(a), "+a": lambda a, b: +a, "round2": lambda a, b: round(a, 2),
    "round": lambda a, b: round(a), "integral": lambda a, b: a.to_integral_value(), "max": lambda a, b: a.max(b),
    "min": min, "engineering": lambda a, b: a.to_eng_string(), "adjusted": lambda a, b: a.adjusted(),
    "hash": lambda a, b: hash(a) if a == a else 0, "exp": lambda a, b: a.exp() if abs(a) < 5000 else 0,
    "ln": lambda a, b: a.ln(), "log10": lambda a, b: a.log10(),
    "power": lambda a, b: a ** (b if abs(b) < 50 else 3) if abs(a) < 10 ** 20 else 0,
    "remainder_near": lambda a, b: a.remainder_near(b), "ratio": lambda a, b: a.as_integer_ratio(),
    "fma": lambda a, b: a.fma(b, a), "scaleb": lambda a, b: a.scaleb(3), "class": lambda a, b: a.number_class(),
    "bool": lambda a, b: bool(a), "total": lambda a, b: a.compare_total(b), "text": lambda a, b: (str(a), repr(a))}
context = getcontext()
for name, spec, left, right, precision, rounding in QUESTIONS:
    context.prec, context.rounding = precision, rounding
    context.clear_flags()
    try:
        a, b = Decimal(left), Decimal(right)
        answer = repr(format(a, spec) if name == "format" else OPERATIONS[name](a, b))
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    flags = [f.__name__ for f in (Inexact, Rounded) if context.flags[f]] if name in "+-*/" else []
    print(answer, flags)
'''


def number(choose):
    if choose.random() < 0.05:
        return choose.choice(SPECIAL)
    digits = "".join(choose.choice("0123456789") for _ in range(choose.randint(1, choose.choice([1, 2, 3, 9, 28, 40]))))
    point = choose.randint(0, len(digits))
    text = choose.choice(["", "-"]) + digits[:point] + ("." + digits[point:] if point < len(digits) else "")
    return text + ("E%+d" % choose.randint(-30, 30) if choose.random() < 0.3 else "")


def main():
    gradbook, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    choose = random.Random(seed)
    names = [
        "+", "-", "*", "/", "//", "%", "divmod", "quantize", "sqrt", "normalize", "int", "float", "order", "tuple", "-a", "abs", "+a",
        "round2", "round", "integral", "max", "min", "engineering", "adjusted", "hash", "exp", "ln", "log10", "power",
        "remainder_near", "ratio", "fma", "scaleb", "class", "bool", "total", "text"]
    questions = [
        (choose.choice(names + ["format"] * 10), choose.choice(FORMATS), number(choose), number(choose),
         choose.choice([3, 5, 9, 28, 28, 28, 50]), choose.choice(ROUNDINGS)) for _ in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "questions.py"
        file.write_text(f"QUESTIONS = {questions!r}\n" + PROGRAM)
        answers = [
            subprocess.run(command + [str(file)], capture_output=True, text=True).stdout.splitlines()
            for command in ([sys.executable], [gradbook, "run"])]
    differing = 0
    for place, question in enumerate(questions):
        theirs, ours = [given[place] if place < len(given) else "no answer" for given in answers]
        if theirs != ours:
            differing += 1
            print(question, f"\n  CPython  {theirs}\n  gradbook {ours}")
    print(f"{count} questions, {differing} answers differ")


if __name__ == "__main__":
    main()

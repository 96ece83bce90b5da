#!/usr/bin/env python3
"""Compares our `decimal`, which is Python text in Sources/PythonRuntime/Modules/Library/Decimal*.swift, with CPython's on random
numbers, contexts and operations: results, exceptions and their texts, flags. The same seed gives the same questions.

    python fuzz_decimal.py SEED COUNT      under CPython 3.11
"""
import decimal as theirs, pathlib, random, signal, sys, types

FOLDER = pathlib.Path(__file__).resolve().parent.parent.parent / "Sources" / "PythonRuntime" / "Modules" / "Library"
PARTS = ["Contexts", "Numbers", "Rounding", "Comparison", "Arithmetic", "Functions"]
ROUNDINGS = ["ROUND_HALF_EVEN"] * 4 + [
    "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_05UP"]
SPECIAL = ["NaN", "Infinity", "-Infinity", "0", "-0", "0.00", "0E+5", "-0E-9", "sNaN"]
FORMATS = [
    "", ".2f", ".0f", "10.3f", "<12.1f", "+.3e", "e", ".3g", "g", "%", ".1%", ",", "_", ",.2f", "012.2f", "0=+12.3f", "^14",
    "*>15.4f", "E", ".5G", ".10", "n", "08", ">10", "=10", "015,.2f", "-.2f", " .2f", ".0e", ".1e"]
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


def ours():
    # The parts of the class stand in several texts, each with the indentation of the whole.
    text = ""
    for part in PARTS:
        body = (FOLDER / f"Decimal{part}.swift").read_text().split('#"""\n')[1].split('"""#')[0]
        text += "".join(line[4:] or "\n" for line in body.splitlines(keepends=True))
    module = types.ModuleType("decimal_of_gradbook")
    exec(text, module.__dict__)
    return module


def number(choose):
    if choose.random() < 0.05:
        return choose.choice(SPECIAL)
    digits = "".join(choose.choice("0123456789") for _ in range(choose.randint(1, choose.choice([1, 2, 3, 9, 28, 40]))))
    point = choose.randint(0, len(digits))
    text = choose.choice(["", "-"]) + digits[:point] + ("." + digits[point:] if point < len(digits) else "")
    return text + ("E%+d" % choose.randint(-30, 30) if choose.random() < 0.3 else "")


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    choose, modules, differing = random.Random(seed), (theirs, ours()), 0
    signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(RuntimeError("more than a second")))
    for _ in range(count):
        left, right = number(choose), number(choose)
        precision, rounding = choose.choice([3, 5, 9, 28, 28, 28, 50]), choose.choice(ROUNDINGS)
        name = choose.choice(list(OPERATIONS) + ["format"] * 10)
        spec = choose.choice(FORMATS)
        answers = []
        for module in modules:
            context = module.getcontext()
            context.prec, context.rounding = precision, rounding
            context.clear_flags()
            signal.alarm(1)
            try:
                a, b = module.Decimal(left), module.Decimal(right)
                answer = repr(format(a, spec) if name == "format" else OPERATIONS[name](a, b))
            except Exception as error:
                answer = f"{type(error).__name__}: {error}"
            signal.alarm(0)
            flags = [f.__name__ for f in (module.Inexact, module.Rounded) if context.flags[f]] if name in "+-*/" else []
            answers.append(f"{answer} {flags}".replace("decimal_of_gradbook", "decimal"))
        if answers[0] != answers[1]:
            differing += 1
            print(f"{name} {spec!r} {left} {right} at {precision} digits, {rounding}\n  CPython  {answers[0]}\n  gradbook {answers[1]}")
    print(f"{count} questions, {differing} answers differ")


if __name__ == "__main__":
    main()

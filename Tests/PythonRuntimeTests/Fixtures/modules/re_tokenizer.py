import re
spec = [("NUM", r"\d+(\.\d*)?"), ("ID", r"[A-Za-z]+"), ("OP", r"[+\-*/=()]"), ("SKIP", r"[ \t]+"), ("BAD", r".")]
pattern = "|".join(f"(?P<{n}>{p})" for n, p in spec)
for m in re.finditer(pattern, "x = 3.14*(y+2) ?"):
    if m.lastgroup != "SKIP":
        print(m.lastgroup, repr(m.group()), m.start())

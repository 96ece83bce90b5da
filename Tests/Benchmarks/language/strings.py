# Building strings: +=, f-strings, join, replace, upper, split.
lines = []
for i in range(90_000):
    line = f"epoch {i:4d} loss {i / 7:.4f}"
    line += " done" if i % 3 else ""
    lines.append(line.replace("loss", "cost").upper())
text = "\n".join(lines)
print(len(text), text.count("DONE"), text.split("\n")[777])

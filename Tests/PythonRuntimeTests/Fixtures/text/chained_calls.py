# Texts that live for one call only are used again at once: what is kept must stay what it is.
kept = []


class Width:
    def __init__(self, width):
        self.width = width

    def __index__(self):
        kept.append(f"width {self.width}".replace("width", "w").upper())
        return self.width


class Shout(str):
    def upper(self):
        kept.append(self)
        return self


def known(text):
    global last
    last = text.replace("a", "o")
    return last


for i in range(60):
    line = f"banana {i}"
    kept.append(line.replace("a", "o").upper())
    kept.append(line.replace("x", "y").strip().lower())
    kept.append(line.upper().lower().title().swapcase())
    kept.append((" " + line).strip().strip().upper().strip())
    kept.append(known(line).upper())
    kept.append(last)
    kept.append(line.replace("b", "c").center(Width(12 + i % 3)).rjust(16))
    kept.append(line.upper().find(str(i)))
    kept.append(line.title().replace("Banana", line.upper()).lower())
    kept.append(line.upper().split())
    kept.append("-".join(line.upper()).replace("-", ""))
    kept.append(line.replace("n", "m").encode().decode().upper())
    kept.append(Shout(line).upper().replace("b", "d"))
    kept.append(line.replace("a", "e") if i % 2 else line.upper())
    kept.append((line.replace("a", "e") if i % 2 else last).upper())
    kept.append(line.strip().replace("banana", "").strip().zfill(4))
    try:
        line.replace("a", "é").upper().encode("ascii")
    except UnicodeEncodeError as error:
        text = error.object
        kept.append(text.lower().upper())
        kept.append(text)
    try:
        line.upper().center("x")
    except TypeError as error:
        kept.append(str(error).upper().lower())
    kept.append({line.upper().lower(): line.title().upper()})
    kept.append([part.strip().upper() for part in line.upper().lower().split("n")])
    kept.append(line.upper().lower().startswith("ban"))
    kept.append(f"{line.upper().lower()}|{line.title().swapcase():>12}")

other = [f"filler {i}".upper().lower() for i in range(500)]
for value in kept[::7]:
    print(value)
print(len(kept), hash(tuple(map(str, kept))) == hash(tuple(map(str, list(kept)))), other[::100])

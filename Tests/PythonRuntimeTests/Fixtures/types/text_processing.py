# Small text programs: counting, parsing, wrapping, encrypting.
text = """The quick brown fox
jumps over the lazy dog.
The end."""
words = text.lower().replace(".", "").split()
print(words, len(words), len(set(words)), sorted(set(words))[:4], words.count("the"))
freq = {}
for w in words:
    freq[w] = freq.get(w, 0) + 1
print(sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:3], max(freq, key=freq.get))
for number, line in enumerate(text.splitlines(), start=1):
    print(f"{number:>2}: {line:<26}|{len(line):3d} {line.title()!r}")
record = "name=Ada; born=1815 ; field = math"
print(dict(part.strip().split("=") for part in record.split(";")), {k.strip(): v.strip() for k, v in (p.split("=", 1) for p in record.split(";"))})
caesar = "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.islower() else c for c in "hello, world")
print(caesar, "".join(chr((ord(c) - 97 - 3) % 26 + 97) if c.islower() else c for c in caesar))
print("racecar" == "racecar"[::-1], "".join(sorted("listen")) == "".join(sorted("silent")), " ".join(reversed("a b c".split())), "Hello"[::-1].swapcase())
csv = "a,b,c\n1,2,3\n4,5,6"
header, *rows = [line.split(",") for line in csv.split("\n")]
print(header, rows, [dict(zip(header, row)) for row in rows], sum(int(r[0]) for r in rows))
binary = "".join(f"{ord(c):08b}" for c in "Hi")
print(binary, "".join(chr(int(binary[i : i + 8], 2)) for i in range(0, len(binary), 8)), int("ff", 16), hex(255)[2:].zfill(4))
print("snake_case_name".title().replace("_", ""), "".join("_" + c.lower() if c.isupper() else c for c in "camelCaseName"), "x".join("abc"), "a-b_c d".translate(str.maketrans("-_ ", "   ")).split())
vowels = sum(map("education".count, "aeiou"))
print(vowels, "education".translate(str.maketrans("", "", "aeiou")), [c for c in "hello" if c not in "aeiou"], "banana".replace("an", "AN", 1), "banana".rfind("an"))
print("=" * 20, "title".center(20, "="), "left".ljust(10) + "|" + "right".rjust(10), sep="\n")
print("tab\tseparated\tvalues".split("\t"), repr("a\tb"), "a\tb".expandtabs(4), r"raw\n", "multi" "part", "it's", 'say "hi"', "nul\0", len("nul\0"))

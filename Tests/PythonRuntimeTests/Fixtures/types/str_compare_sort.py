# Order of strings and what sorts them.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


words = ["banana", "Apple", "cherry", "apple", "Ärger", "zebra", "Zebra", "éclair", "eclair", "日本", "", "a", "B", "_", "10", "9"]
print(sorted(words))
print(sorted(words, key=str.lower))
print(sorted(words, key=len))
print(sorted(words, key=lambda word: (len(word), word), reverse=True))
print(sorted(words, key=str.casefold, reverse=True))
print(max(words), min(words), max(words, key=len), min(words, key=len), max("hello"), min("hello"))
attempt(
    lambda: sorted(["a", 1]),
    lambda: sorted([None, "a"]),
    lambda: max(["a", 1]),
    lambda: "a" < None,
    lambda: (sorted("hello"), sorted("hello", reverse=True), "".join(sorted("python")), list(reversed("abc"))),
    lambda: ("abc".__lt__("abd"), "abc".__eq__(5), "abc".__contains__("b"), "abc".__len__(), "abc".__getitem__(1), "abc".__add__("d"), "abc".__mul__(2), "abc".__rmul__(2), "abc".__mod__(()), "abc".__iter__().__next__()),
    lambda: "abc".__add__(1),
    lambda: "abc".__contains__(1),
    lambda: ("abc".__hash__() == hash("abc"), hash("a") == hash("a"), hash("") == hash(b"")),
    lambda: ("a" is "a", "abc" == "ab" + "c", "a" != "b", not "", bool("0")),
)

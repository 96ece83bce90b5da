import string
print(string.ascii_letters, string.digits, string.punctuation, string.hexdigits)
print("".join(c for c in "Hi, there! 42" if c not in string.punctuation), {c: i for i, c in enumerate(string.ascii_lowercase[:3])}, string.capwords("the lazy dog"))
table = str.maketrans("", "", string.punctuation)
print("it's, ok.".translate(table), "abc".translate(str.maketrans("abc", "xyz")), [string.ascii_uppercase.index(c) for c in "AZ"], len(string.printable), string.whitespace.isspace())

# Templates with patterns, flags and delimiters of their own.
from string import Formatter, Template


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


class Curly(Template):
    pattern = r"(?P<escaped>@@)|@(?P<named>[a-z.]+)|@\{(?P<braced>[a-z.]+)\}|(?P<invalid>@)"


class Capitals(Template):
    flags = 0
    idpattern = "[a-z]+"


class Answers:
    def __getitem__(self, key):
        return key.upper()


print(Percent("%with_it %not %%").safe_substitute(with_it="yes"))
print(Curly("to @bag.what and @{who} @@").substitute(Answers()), Curly("@a @{b} @@").get_identifiers())
print(Template("$x $y").substitute({"x": 1, "y": 2}, y=3))
for template in (Capitals("$who $WHAT"), Curly("\n @ "), Template("$")):
    print(template.is_valid())
    try:
        print(template.substitute(who="tim"))
    except ValueError as error:
        print(error)
try:
    Template("$a").substitute(None)
except TypeError as error:
    print(error)
print(Formatter().format("{0} {1:>{2}}", 1, 2, 4))

# Subclasses of str: what keeps the class and what does not.
class Name(str):
    def __new__(cls, text, tag=None):
        made = super().__new__(cls, text)
        made.tag = tag
        return made

    def shout(self):
        return self.upper() + "!"


name = Name("ada", tag=7)
print(name, repr(name), name.tag, name.shout(), len(name), name[0], type(name).__name__, type(name.upper()).__name__, type(name + "x").__name__, type(name[:]).__name__, type(str(name)).__name__)
print(name == "ada", hash(name) == hash("ada"), {name: 1}["ada"], name in {"ada": 1}, name in ["ada"], isinstance(name, str), "ad" in name, f"{name:>5}", "%s" % name, "-".join([name, name]), name.join(["a", "b"]), name * 2)
name.tag = 8
name.extra = "more"
print(name.tag, name.extra, vars(name), sorted(["b", name]), name.replace("a", "x"), name.split("d"), name < "b", bool(Name("")))


class Loud(str):
    def __str__(self):
        return "LOUD"

    def __repr__(self):
        return "Loud()"

    def __len__(self):
        return 99

    def __eq__(self, other):
        return "equal"

    def __hash__(self):
        return 1

    def __add__(self, other):
        return "added"

    def __getitem__(self, key):
        return key

    def __contains__(self, item):
        return True

    def __format__(self, spec):
        return "formatted " + spec


loud = Loud("quiet")
print(loud, repr(loud), len(loud), loud == 1, hash(loud), loud + 1, loud[5], 5 in loud, f"{loud:x}", "%s %r" % (loud, loud), "{} {!r} {!s}".format(loud, loud, loud), [loud], str(loud), "".join([loud]), loud.upper(), list(loud))

# A key that is no str may be equal to one.
class Name:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == other

    def __repr__(self):
        return f"Name({self.text})"


ages = {"ann": 1, Name("bob"): 2}
print(ages["bob"], ages.get("bob"), "bob" in ages, ages.get("eve"))
ages["bob"] = 3
ages["eve"] = 4
print(ages, ages.pop("bob"), len(ages))
print(type(ages.keys().mapping).__name__, ages.items().mapping)

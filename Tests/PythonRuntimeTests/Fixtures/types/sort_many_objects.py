# Sorting more than 64 keys that only their own comparison orders.
from fractions import Fraction


class Item:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value < other.value


places = [i * 37 % 151 for i in range(150)]
print([item.value for item in sorted(map(Item, places))] == sorted(places))
print([item.value for item in sorted(map(Item, range(150)))] == list(range(150)))
print([item.value for item in sorted(map(Item, range(150)), reverse=True)][:5])
print(sorted([Fraction(place, 7) for place in places])[:5], sorted([place + 2**70 for place in places])[0] - 2**70)
print(sorted([place if place % 2 else place * 1.5 for place in places])[:5], sorted([[place, -place] for place in places])[-1])
a, b = sorted([Item(2), Item(1)])
print(a.value, b.value)
try:
    sorted([Item(place) for place in range(80)] + [5] + [Item(0)])
except TypeError as error:
    print("TypeError", error)

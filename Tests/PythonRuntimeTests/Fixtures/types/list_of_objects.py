class Item:
    count = 0
    def __init__(self, name, price):
        Item.count += 1
        self.name, self.price = name, price
    def __repr__(self):
        return f"Item({self.name!r}, {self.price})"
    def __lt__(self, other):
        return self.price < other.price
items = [Item("b", 3), Item("a", 1), Item("c", 2)]
print(sorted(items), min(items), max(items, key=lambda i: i.name), Item.count)
by_name = {i.name: i for i in items}
print(by_name["a"].price, [i.name for i in by_name.values()], items.index(by_name["c"]))
items.sort(key=lambda i: i.name, reverse=True)
print(items, [i for i in items if i.price > 1], sum(i.price for i in items))
del items[1:]
print(items, len(by_name))

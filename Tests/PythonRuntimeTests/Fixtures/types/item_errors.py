# Setting and deleting items and attributes of every kind of value.
import sys

values = [5, 1.5, None, "abc", b"abc", [1, 2], (1, 2), {1: "a"}, {1, 2}, frozenset({1}), range(4), 2j, len, True, ..., bytearray(b"ab")]


def set_item(value):
    value[0] = "x"


def delete_item(value):
    del value[0]


def set_attribute(value):
    value.spam = 1


def delete_attribute(value):
    del value.spam


def get_attribute(value):
    return value.spam


def set_slice(value):
    value[0:1] = "x"


def delete_slice(value):
    del value[0:1]


def unpack(value):
    a, b = value
    return a, b


def star(value):
    return [*value]


def double_star(value):
    return dict(**value)


def call(value):
    return value(1)


def with_block(value):
    with value:
        pass


for operation in (get_attribute, set_attribute, delete_attribute, set_item, delete_item, set_slice, delete_slice, unpack, star, double_star, call, with_block):
    for value in values:
        before = repr(value)
        copy = list(value) if isinstance(value, list) else dict(value) if isinstance(value, dict) else bytearray(value) if isinstance(value, bytearray) else value
        try:
            print(operation.__name__, before, "->", operation(copy))
        except Exception as error:
            print(operation.__name__, before, "->", type(error).__name__ + ":", error)

# bytearray: a mutable run of bytes.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


data = bytearray(b"hello")
data[0] = 72
data[-1:] = b"O!"
data.append(63)
data.extend(b"ab")
data.extend([1, 2])
data += b"end"
print(data, len(data), data[0], data[1:3], list(data[:2]))
data.insert(0, 60)
print(data.pop(), data.pop(0), data)
data.remove(1)
del data[5:]
data.reverse()
print(data, data == b"?OLLE"[::1], data.copy(), bytes(data))
data[::2] = b"abc"
print(data)
del data[::2]
print(data)
data *= 2
print(data, data * 2, data + b"x", b"x" + data, type(b"x" + data), type(data + b"x"))
data.clear()
print(data, bool(data))
data = bytearray(b"abc")
try:
    data[0] = 256
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    data[0] = "a"
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    data[5] = 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    data[::2] = b"x"
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    data.append(256)
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    data.append("a")
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    data.extend("ab")
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    data.extend(5)
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    data.remove(1)
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    data.insert("a", 1)
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    data += "x"
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    data[0:1] = 5
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    data[0:1] = [300]
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    del data[7]
except Exception as error:
    print(type(error).__name__ + ":", error)
attempt(
    lambda: bytearray().pop(),
    lambda: data.pop(9),
    lambda: data[9],
    lambda: hash(data),
    lambda: (data.upper(), data.find(b"b"), data.replace(b"a", b"zz"), data.split(b"b"), data.decode(), data.hex(), data.startswith(b"ab"), data.join([b"1", b"2"]), data.strip(b"a"), data.count(b"a"), data.index(b"c"), data.center(5), data.isalpha(), data.title()),
    lambda: (bytearray.fromhex("6162"), bytearray(b"ab") == bytearray(b"ab"), bytearray(b"a") < bytearray(b"b"), 97 in data, b"bc" in data, repr(data), str(data), [*data], data[::-1], bytearray(b"%d") % 5),
    lambda: data.missing,
)

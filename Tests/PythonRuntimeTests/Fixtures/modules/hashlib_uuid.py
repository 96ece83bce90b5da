import hashlib, uuid
for name in ("md5", "sha1", "sha224", "sha256", "sha512"):
    h = hashlib.new(name)
    h.update(b"hello ")
    h.update(b"world")
    print(h.hexdigest(), h.name, h.digest_size, h.block_size)
print(hashlib.sha256(b"").hexdigest(), hashlib.md5("é".encode()).hexdigest(), hashlib.sha256(b"a" * 1000).hexdigest()[:16], hashlib.md5(b"x").digest(), hashlib.sha1(b"a").copy().hexdigest())
u = uuid.UUID("12345678123456781234567812345678")
print(u, repr(u), u.hex, u.int, uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), uuid.uuid4().version, len(str(uuid.uuid4())), u == uuid.UUID(int=u.int))
for call in (lambda: hashlib.md5("text"), lambda: hashlib.new("nope"), lambda: hashlib.sha256(5), lambda: uuid.UUID("12"), lambda: uuid.UUID()):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)

import base64, binascii, struct, hashlib, zlib, io
from array import array
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
b = bytearray(range(16))
m = memoryview(b)
for z in (memoryview(b'hello'), array('b', b'hello'), memoryview(array('h', [26725, 27756])), memoryview(b'hxexlxlxo')[::2]):
    t(lambda: base64.b64encode(z)); t(lambda: base64.b32encode(z)); t(lambda: base64.b85encode(z)); t(lambda: binascii.hexlify(z)); t(lambda: binascii.crc32(z)); t(lambda: hashlib.sha256(z).hexdigest()[:8]); t(lambda: zlib.crc32(z)); t(lambda: zlib.adler32(z)); t(lambda: bytes(z)); t(lambda: bytearray(z)); t(lambda: int.from_bytes(z, 'big')); t(lambda: b'-'.join([z, z])); t(lambda: b'x' + z); t(lambda: b'abhelloc'.find(z)); t(lambda: struct.unpack('2h', z)); t(lambda: io.BytesIO(z).read()); t(lambda: str(z, 'latin1')); t(lambda: b'%b' % z); t(lambda: io.BytesIO().write(z)); t(lambda: b'hello' in [z]); t(lambda: z in b'hello'); t(lambda: bytes.fromhex('00').replace(b'\0', z)); t(lambda: b'hello'.startswith(z)); t(lambda: b'hello'.split(z)); t(lambda: base64.b64decode(base64.b64encode(z)) == bytes(z)); t(lambda: base64.encodebytes(z))
t(lambda: base64.b64decode(memoryview(b'aGVsbG8='))); t(lambda: base64.b16decode(bytearray(b'00FF'))); t(lambda: base64.b64decode(array('b', b'aGVsbG8='))); t(lambda: base64.b64encode('a')); t(lambda: base64.b64decode(5)); t(lambda: binascii.unhexlify(memoryview(b'00ff')))
h = hashlib.md5(); h.update(memoryview(b'abc')); h.update(bytearray(b'd')); h.update(array('b', b'e')); print(h.hexdigest()); t(lambda: h.update('a')); t(lambda: h.update(5)); t(lambda: hashlib.md5('a')); t(lambda: hashlib.md5(5))
import hmac; t(lambda: hmac.new(bytearray(b'k'), memoryview(b'abc'), 'sha256').hexdigest()[:8])
y = bytearray(8); struct.pack_into('<i', y, 2, 7); print(y); struct.pack_into('<i', memoryview(y)[4:], 0, -1); print(y); z = array('i', [0, 0]); struct.pack_into('i', z, 4, 9); print(z); t(lambda: struct.pack_into('i', b'abcd', 0, 1)); t(lambda: struct.unpack_from('i', z, 4)); t(lambda: list(struct.iter_unpack('i', z))); t(lambda: struct.pack_into('i', memoryview(b'abcd'), 0, 1)); t(lambda: struct.pack('3s', memoryview(b'abc')))
r = io.BytesIO(b'hello world'); d = bytearray(5); t(lambda: r.readinto(d)); print(d); t(lambda: r.readinto(memoryview(d)[2:])); print(d); e = array('h', [0, 0]); t(lambda: r.readinto(e)); print(e); g = io.BytesIO(b'abc'); t(lambda: g.getbuffer().tolist())

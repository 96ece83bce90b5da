# Numbers as bytes and back: sizes, alignments and refusals of struct.
import struct
for f,a in (('b',(200,)),('B',(-1,)),('h',(40000,)),('H',(70000,)),('i',(2**31,)),('I',(-1,)),('I',(2**32,)),('l',(2**63,)),('L',(-1,)),('q',(2**63,)),('Q',(-1,)),('<b',(200,)),('<B',(-1,)),('<h',(40000,)),('<H',(70000,)),('<i',(2**31,)),('<I',(-1,)),('<l',(2**31,)),('<q',(2**63,)),('<Q',(-1,)),('<Q',(2**64,)),('i',(1.5,)),('i',('a',)),('f',('a',)),('f',(1e40,)),('d',(1,)),('c',(1,)),('c',(b'ab',)),('3s',('a',)),('3s',(b'abcd',)),('z',(1,)),('i',()),('i',(1,2)),('2i',(1,)),('?',(5,)),('ii',(1,)),('5',()),('<n',(1,)),('hhl',(1,2,3)),('bq',(1,2)),('<bq',(1,2)),('4x',()),('0i',()),('0s',(b'',)),('3p',(b'abcdef',)),('>f',(1.5,)),('!d',(0.1,)),(' i h ',(1,2)),('i',(True,))):
    try: print(f,a,struct.pack(f,*a))
    except Exception as e: print(f,a,type(e),e)
for f,b in (('i',b'abc'),('i',b'abcdef'),('<hB',b'\x01\x02\x03'),('3s',b'abc'),('c',b'a'),('?',b'\x02'),('f',b'\0\0\xc0\x3f'),('2h',b'\xff\xff\x01\x00'),('4p',b'\x02abc'),('<l',b'\xff\xff\xff\xff'),('z',b'')):
    try: print(f,struct.unpack(f,b))
    except Exception as e: print(f,b,type(e),e)
print(struct.calcsize('bi'),struct.calcsize('@bq'),struct.calcsize('=bq'),struct.calcsize('ib'),struct.calcsize('b0i'),struct.calcsize('10s'))
s=struct.Struct('<ih'); print(s.size,s.format,s.pack(1,2),s.unpack(b'\1\0\0\0\2\0'),list(s.iter_unpack(b'\1\0\0\0\2\0'*2)))
print(struct.unpack_from('<h',b'\0\0\1\0',2)); b=bytearray(6); struct.pack_into('<h',b,2,258); print(b)
for fn in (lambda: struct.unpack_from('i',b'ab',1),lambda: struct.pack_into('i',bytearray(2),0,1),lambda:list(struct.iter_unpack('i',b'abc')),lambda: struct.unpack_from('i',b'abcdefgh',6),lambda: struct.pack(5),lambda: struct.pack(b'h',1),lambda: struct.unpack('h','ab')):
    try: print(fn())
    except Exception as e: print(type(e),e)

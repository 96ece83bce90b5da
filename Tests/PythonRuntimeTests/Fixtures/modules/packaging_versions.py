from packaging.version import Version, InvalidVersion, parse
vs=['1.0','1.0.0','2.13.0+cpu','2.13.0','1.0a1','1.0rc1','1.0.dev3','1.0.post1','0.9','1!0.1','1.0b2.post3.dev4','v2.0','1.0-1','2.0.1+cu118','10.0','1.0alpha2']
for v in vs: x=Version(v); print(v,str(x),repr(x),x.release,x.major,x.minor,x.micro,x.pre,x.post,x.dev,x.local,x.public,x.base_version,x.is_prerelease)
print([str(v) for v in sorted(map(parse,vs))])
print(parse('1.10')>parse('1.9'), parse('1.0')==parse('1.0.0'), hash(parse('1'))==hash(parse('1.0')))
try: parse('abc')
except InvalidVersion as e: print(e)

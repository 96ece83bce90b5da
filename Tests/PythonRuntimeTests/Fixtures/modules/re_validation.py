import re
email = re.compile(r"^[\w.+-]+@[\w-]+\.[\w.]+$")
print([bool(email.match(s)) for s in ("a@b.co", "a.b+c@d-e.org", "bad", "@x.y", "a@b")])
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "CamelCaseName").lower(), re.sub(r"_(\w)", lambda m: m.group(1).upper(), "snake_case_name"), re.sub(r"<[^>]+>", "", "<b>bold</b>"))
print(re.findall(r"-?\d+\.?\d*(?:[eE][+-]?\d+)?", "x=-1.5 y=2e3 z=.5"), re.split(r"\s*[,;]\s*", "a , b;c"), dict(re.findall(r"(\w+)=(\w+)", "k=v x=1")))
print(re.search(r"(\d+)(?:st|nd|rd|th)", "the 22nd day").group(1), re.match(r"\s*#", "  # c") is not None, re.sub(r"\\(.)", r"\1", r"a\b\c"))

import logging, io
stream = io.StringIO()
logging.basicConfig(level=logging.INFO, stream=stream, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("train")
log.info("epoch %d loss %.3f", 1, 0.5)
log.debug("hidden")
logging.warning("careful")
log.error("bad %s", "thing")
try:
    1 / 0
except ZeroDivisionError:
    log.critical("stop")
print(stream.getvalue())
print(log, logging.getLogger(), log.level, log.getEffectiveLevel(), log.isEnabledFor(10), logging.getLevelName(20), logging.getLevelName("ERROR"), logging.getLogger("train") is log, log.parent, log.handlers, logging.getLogger("a.b"))
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("{name} {levelno} {message}", style="{"))
handler.setLevel("ERROR")
log.addHandler(handler)
log.propagate = False
log.warning("w")
log.error("e")
print(stream.getvalue().splitlines()[-1], handler)
for call in (lambda: log.setLevel("LOUD"), lambda: log.setLevel(1.5), lambda: log.log("x", "m"), lambda: logging.Formatter("x", style="!")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)

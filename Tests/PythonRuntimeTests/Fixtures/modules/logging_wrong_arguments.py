# A message that its arguments do not fit is told on the error stream; the program goes on.
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s")
log = logging.getLogger("a")
log.warning("number %d", "x")
log.warning("number %d", 5)
logging.raiseExceptions = False
log.error("number %d %d", 1)
print("end")

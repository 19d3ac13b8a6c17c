"""What does the log keep of a request? Its id and where it failed, never what a visitor typed."""

import logging
import re
import traceback

#: The address of a plan is its key.
PLAN = re.compile(r"(/plan/(?:shared/)?)(?!new/|shared/)[^/\s?\"']+")


class RequestId(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = getattr(getattr(record, "request", None), "request_id", "-")
        return True


class NoQuery(logging.Filter):
    """For the development server's lines, `"GET /paths/?have=… HTTP/1.1" 200 …`."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(map(without_query, record.args))
        return True


class NoPlan(logging.Filter):
    """For every line: the address of a saved plan is written without its code."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = PLAN.sub(r"\1…", record.getMessage()), ()
        return True


def without_query(value: object) -> object:
    if not isinstance(value, str) or "?" not in value:
        return value
    path, _, query = value.partition("?")
    _, space, protocol = query.rpartition(" ")
    return path + space + protocol


class OneLine(logging.Formatter):
    """The exception as its type and the places it passed, innermost first, on the same line.

    Its message is left out: messages quote values, and values are what visitors typed.
    """

    def format(self, record: logging.LogRecord) -> str:
        record = logging.makeLogRecord(record.__dict__)
        info, record.exc_info, record.exc_text = record.exc_info, None, None
        line = super().format(record)
        if info and info[0]:
            frames = reversed(traceback.extract_tb(info[2]))
            places = " < ".join(f"{f.filename}:{f.lineno} {f.name}" for f in frames)
            line = f"{line} {info[0].__name__} at {places}"
        return line.replace("\n", "\\n").replace("\r", "\\r")

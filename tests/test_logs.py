"""Is a failure one line in the log, with its request id and without a visitor's words?"""

import logging
import sys

import pytest
from django.conf import settings

from mlpm.lib.logs import NoQuery, OneLine, RequestId


@pytest.fixture
def record():
    class Request:
        request_id = "abc123"

    try:
        raise ValueError("what a\nvisitor typed")
    except ValueError:
        made = logging.makeLogRecord({"msg": "Internal\nError: /x", "exc_info": sys.exc_info()})
    made.request = Request()
    return made


def test_a_failure_is_one_line_with_its_request_and_place(record):
    RequestId().filter(record)

    line = OneLine(settings.LOGGING["formatters"]["line"]["format"]).format(record)

    assert "\n" not in line
    assert "request=abc123 Internal\\nError: /x ValueError at " in line
    assert "test_logs.py:" in line
    assert "visitor" not in line


def test_a_line_outside_a_request_says_so():
    record = logging.makeLogRecord({"msg": "loaded"})

    RequestId().filter(record)

    assert OneLine("%(request_id)s %(message)s").format(record) == "- loaded"


def test_the_development_server_keeps_no_query():
    record = logging.makeLogRecord(
        {"msg": '"%s" %s %s', "args": ("GET /paths/?have=a:1 HTTP/1.1", "200", "9")}
    )

    NoQuery().filter(record)

    assert record.getMessage() == '"GET /paths/ HTTP/1.1" 200 9'

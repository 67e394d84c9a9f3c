# SPDX-License-Identifier: GPL-3.0-or-later
"""check_requests.py SCHEMA FILE: validates each line of FILE, a JSON document, and prints one line for each that does not fit.

Exit status: 0 all fit, 1 some do not, 77 python3-jsonschema is not installed."""
import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
bad = 0
with open(sys.argv[2], encoding="utf-8") as lines:
    for number, line in enumerate(lines, 1):
        for error in validator.iter_errors(json.loads(line)):
            bad = 1
            print(f"{number}: {'.'.join(map(str, error.absolute_path)) or 'the request'}: {error.message[:300]}")
sys.exit(bad)

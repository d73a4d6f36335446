"""The schema of descriptions is draft-07 and agrees with the reader on the files given.

Usage: input_schema_check.py SCHEMA GOOD_FOLDER BAD_FOLDER; exit 0 agrees, 1 does not, 77 jsonschema is not installed.
"""
import datetime
import json
import pathlib
import sys
import tomllib

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed: skipped")
    sys.exit(77)


def plain(value):
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return value


schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
wrong = 0
for folder, should_pass in ((sys.argv[2], True), (sys.argv[3], False)):
    files = sorted(pathlib.Path(folder).glob("*.toml"))
    if not files:
        print(f"no files in {folder}")
        wrong += 1
    for file in files:
        errors = list(validator.iter_errors(plain(tomllib.loads(file.read_text(encoding="utf-8")))))
        if bool(errors) == should_pass:
            wrong += 1
            print(f"{file}: {'refused' if should_pass else 'accepted'}", *[error.message for error in errors][:3])
sys.exit(1 if wrong else 0)

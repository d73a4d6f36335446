"""The schema of reports is draft 2020-12, describes every field, accepts the reports given and refuses spoilt ones.

Usage: report_schema_check.py SCHEMA FOLDER; exit 0 all of that, 1 not, 77 jsonschema is not installed.

A report is spoilt in one place: a field is dropped, one is added, or one is given a value of another type. Each place
that the reports have is spoilt once; places in lists, screens and regions count as one.
"""
import copy
import json
import pathlib
import re
import sys

try:
    import jsonschema
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match
except ImportError:
    print("python3-jsonschema for draft 2020-12 is not installed: skipped")
    sys.exit(77)

# Objects of which no member has to be there, and members that are not always there: what the writer leaves out.
ANY_MEMBER = re.compile(r"audits\[\]\.(described|texts|assessment|body|score\.categories"
                        r"|posture\.(sitting|standing)|plan\.(free\.)?(targets|sets)|instruments(\.about)?"
                        r"|instruments\.discomfort|instruments\.about\.discomfort\.regions"
                        r"|(texts|assessment)\.[a-z.]+\[\])")
SOMETIMES = re.compile(r".*\.(steps\[\]\.fact|items\.[a-z_]+\.because|instruments\.[a-z]+\.standing)")


def shape(path):
    """The place of a value, whichever of a list it is in."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += "[]"
        else:
            text += "." * bool(text) + re.sub(r"\[\d+\]", "[]", part)
    return text


def objects(value, path=()):
    """Every object inside, with where it is."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from objects(inner, path + (key,))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from objects(inner, path + (number,))


def cut_around(value, path):
    """A copy in which lists on the way hold what the path goes through and nothing else; other lists hold one item."""
    if isinstance(value, list):
        kept = value[path[0]:path[0] + 1] if path else value[:1]
        return [cut_around(inner, path[1:]) for inner in kept]
    if isinstance(value, dict):
        return {key: cut_around(inner, path[1:] if path and path[0] == key else ()) for key, inner in value.items()}
    return value


def at(value, path):
    for part in path:
        value = value[0 if isinstance(part, int) else part]
    return value


def of_another_type(value):
    return [1] if value is None else {} if isinstance(value, (str, list)) else "words"


def undescribed(schema, path="#"):
    """Fields without a sentence on what they mean, or objects that accept whatever they are given."""
    if isinstance(schema, list):
        for number, inner in enumerate(schema):
            yield from undescribed(inner, f"{path}/{number}")
    if not isinstance(schema, dict):
        return
    for group in ("properties", "patternProperties"):
        for name, field in schema.get(group, {}).items():
            if not field.get("description"):
                yield f"{path}/{group}/{name}: not described"
    if schema.get("type") in ("object", ["object", "null"]) and schema.get("additionalProperties") is not False:
        yield f"{path}: open to anything"
    for key, inner in schema.items():
        if key not in ("enum", "required", "dependentRequired", "type"):
            yield from undescribed(inner, f"{path}/{key}")


def main():
    schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    wrong = list(undescribed(schema))
    reports = {}
    for file in sorted(pathlib.Path(sys.argv[2]).glob("*.json")):
        reports[file.name] = json.loads(file.read_text(encoding="utf-8"))
        for error in list(validator.iter_errors(reports[file.name]))[:3]:
            deepest = best_match([error])
            wrong.append(f"{file.name}: {deepest.json_path}: {deepest.message[:200]}")
    spoilt = accepted = 0
    seen = set()
    for name, report in reports.items():
        for path, found in objects(report):
            place = shape(path)
            changes = [(place, "added")] if (place, "added") not in seen else []
            changes += [(shape(path + (key,)), what) for key in found for what in ("dropped", "of another type")]
            changes = [one for one in changes if one not in seen]
            if not changes:
                continue
            small = cut_around(report, path)
            if not validator.is_valid(small):
                wrong.append(f"{name}: {place}: refused when shortened")
                continue
            for key in [None, *found]:
                where = place if key is None else shape(path + (key,))
                for what in ("added",) if key is None else ("dropped", "of another type"):
                    if (where, what) in seen:
                        continue
                    seen.add((where, what))
                    other = copy.deepcopy(small)
                    inside = at(other, path)
                    if what == "added":
                        inside["not in the schema"] = None
                    elif what == "dropped":
                        if ANY_MEMBER.fullmatch(place) or SOMETIMES.fullmatch(where):
                            continue
                        del inside[key]
                    else:
                        inside[key] = of_another_type(inside[key])
                    spoilt += 1
                    if validator.is_valid(other):
                        accepted += 1
                        wrong.append(f"{name}: {where} {what}: accepted")
    print(f"{len(reports)} reports, {spoilt} spoilt ones")
    if not reports or spoilt < 500:
        wrong.append("too few reports to tell")
    print(*wrong[:40], sep="\n")
    sys.exit(1 if wrong else 0)


main()

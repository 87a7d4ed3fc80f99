"""One line for one fault of returnwatch.toml: which key, what was expected, what stands there."""

from returnwatch.record.faults import closest


def line(fault, tables):
    """A fault that pydantic found, in words.

    Args:
        fault: One of `ValidationError.errors()`.
        tables: The model of each table by name; '' for the whole file.

    Returns:
        A line: `series[1].every: expected day, week, month, quarter or year, not 'weekly'`.
    """
    place = ""
    for part in fault["loc"]:
        place += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if place else part
    message = _said(fault, tables)
    # What a model says as a whole begins with the key that it is about.
    whole = fault["type"] == "value_error" and isinstance(fault["input"], dict)
    if whole:
        return f"{place}.{message}" if place else message
    return f"{place}: {message}" if place else message


def _said(fault, tables):
    given, kind = fault["input"], fault["type"]
    if kind == "extra_forbidden":
        return _unknown(fault["loc"], tables)
    if kind == "missing":
        return "missing; it has to be there"
    shown = f"'{given}'" if isinstance(given, str) else "a table" if isinstance(given, dict) else f"{given}"
    if kind == "value_error":
        text = str(fault["ctx"]["error"])
        return f"{text}, not {shown}" if text.startswith("expected") else text
    return f"expected {_expected(fault)}, not {shown}"


def _expected(fault):
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "literal_error":
        return context["expected"].replace("'", "")
    if kind == "greater_than_equal":
        return f"at least {context['ge']}"
    return {
        "string_pattern_mismatch": "small letters, digits and hyphens",
        "too_short": "at least one",
        "int_type": "a whole number",
        "string_type": "text in quotation marks",
        "list_type": "a list in square brackets",
        "date_type": "a day like 2026-11-01, without quotation marks",
        "path_type": "a path in quotation marks",
        "model_type": "a table",
        "model_attributes_type": "a table",
    }.get(kind, fault["msg"].lower())


def _unknown(place, tables):
    model = tables[place[0] if len(place) > 1 else ""]
    keys = [field.alias or name for name, field in model.model_fields.items()]
    near = closest(str(place[-1]), keys)
    return f"no such key; {f'did you mean {near[0]}?' if near else 'expected one of ' + ', '.join(keys)}"

"""Fills in a form of the admin as a browser would."""

from tests.reader import tree


def as_sent(response, **changes) -> dict[str, list[str]]:
    """What a browser sends of the form on the page, with some fields changed."""
    form = tree(response).find(".//main//form")
    assert form is not None
    data: dict[str, list[str]] = {}
    for field in form.iter():
        name = field.get("name", "")
        if name and "__prefix__" not in name:
            data.setdefault(name, []).extend(_values(field))
    data.update((name, value if isinstance(value, list) else [value]) for name, value in changes.items())
    return {name: values for name, values in data.items() if values}


def _values(field) -> list[str]:
    if field.tag == "textarea":
        return [field.text or ""]
    if field.tag == "select":
        return [option.get("value") for option in field.iter("option") if "selected" in option.attrib]
    kind = "submit" if field.tag == "button" else field.get("type")
    if kind in {"submit", "file"} or (kind in {"checkbox", "radio"} and "checked" not in field.attrib):
        return []
    return [field.get("value", "on" if kind == "checkbox" else "")]

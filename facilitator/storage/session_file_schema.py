"""The session file as a JSON Schema, made of the models that check it and of the events of the journal."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from facilitator.sessions.history.journal import Event
from facilitator.storage.session_file import FileFormat

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def session_file_schema() -> Schema:
    """The whole format. An entry of a known kind has the facts of that kind; older ones may have more."""
    schema = FileFormat.model_json_schema()
    definitions, entry = schema["$defs"], schema["$defs"]["EntryPart"]
    entry["allOf"] = [_of_kind(event, definitions) for event in Event.__args__]
    return {"$schema": DRAFT, **schema, "title": "Sessiebestand van Facilitator"}


def _of_kind(event: type, definitions: Schema) -> Schema:
    made = TypeAdapter(event).json_schema(mode="serialization", ref_template="#/$defs/{model}")
    definitions |= made.pop("$defs", {})
    definitions[event.__name__] = {**made, "required": [name for name in made.get("required", ()) if _needed(event, name)]}
    kind: str = event.kind  # type: ignore[attr-defined]
    return {"if": {"properties": {"kind": {"const": kind}}}, "then": {"properties": {"data": {"$ref": f"#/$defs/{event.__name__}"}}}}


def _needed(event: type, name: str) -> bool:
    """A fact that came later has a default, and is not in older files."""
    return name in TypeAdapter(event).json_schema(mode="validation").get("required", ())

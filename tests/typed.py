"""What is typed under the keys that sections bring themselves."""

from __future__ import annotations

from typing import Any

from benefitgraphic.diagnostics import Where
from benefitgraphic.edition import Edition, ModelT
from benefitgraphic.sections.fun_facts import FunFactsModel
from benefitgraphic.sections.resources import ResourceModel, ResourcesModel
from benefitgraphic.sections.thanks import ThanksModel
from benefitgraphic.text import Text
from benefitgraphic.yearly.schemas import schemas


def facts_of(edition: Edition) -> tuple[Text, ...]:
    return edition.section(FunFactsModel).fun_facts


def resources_of(edition: Edition) -> tuple[ResourceModel, ...]:
    return edition.section(ResourcesModel).resources


def resource(label: Text, url: Text, note: Text | None) -> ResourceModel:
    """One that was checked before."""
    return ResourceModel.model_construct(label=label, url=url, note=note)


def thanks_of(edition: Edition) -> Text | None:
    return edition.section(ThanksModel).thanks


def source_of(edition: Edition) -> Text | None:
    return edition.section(ThanksModel).source


def of_examples(part: dict[str, Any]) -> Any:
    """What the examples of a schema say together."""
    if "examples" in part:
        return part["examples"][0]
    if "properties" in part:
        return {key: of_examples(inner) for key, inner in part["properties"].items()}
    return [of_examples(part["items"])] * part.get("minItems", 1)


def example_of(model: type[ModelT]) -> ModelT:
    """What the examples of a section's keys say together."""
    properties = schemas()["infographic"]["properties"]
    return model.model_validate({key: _as_read(of_examples(properties[key])) for key in model.model_fields})


def _as_read(said: Any) -> Any:
    """A value as the reader of YAML hands it to models."""
    if isinstance(said, dict):
        return {key: _as_read(value) for key, value in said.items()}
    return [_as_read(value) for value in said] if isinstance(said, list) else Text(str(said), Where("", 1, 1))

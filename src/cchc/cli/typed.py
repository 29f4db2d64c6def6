"""Values of parameters without pydantic: typer makes adapters of it even for what nobody typed, 300 M instructions.

A parser is called with what was typed, a text without one stays as it is, a flag is true or false already. A parameter
of any other kind is left to typer.
"""

from typing import Any

from typer._coercion import RuntimeParam

_TEXTS = (str, list[str])


class TypedValue(RuntimeParam):
    """What turns the words typed for one parameter into its value."""

    def _coerce_value(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 — any parser's value; typer exports neither class
        del param, ctx
        parsed = self.parameter_info.parser or str
        return [parsed(item) for item in value] if isinstance(value, (list, tuple)) else parsed(value)


def spare_pydantic(parameter: Any) -> None:  # noqa: ANN401 — as above
    """Let the parameter of a command take its value from its parser itself."""
    descriptor = parameter.type_descriptor
    is_flag = descriptor.annotation is bool and not parameter.envvar  # a variable's value is a word: typer knows which
    if descriptor.parameter_info.parser or descriptor.annotation in _TEXTS or is_flag:
        parameter._runtime_param = TypedValue(descriptor.parameter_info, descriptor.annotation)  # noqa: SLF001 — where typer keeps its own

"""Formulas that authors write, and their exact values. Pure.

Only numbers, names, + - * / and parentheses are understood; nothing is ever executed.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext

from lms.common.errors import DomainError

LONGEST_FORMULA = 200
DEEPEST = 20
DIGITS = 28
Names = Mapping[str, Decimal]

_BINARY: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
TOO_LARGE = "A fórmula dá um número grande demais. Confira."
_NOT_UNDERSTOOD = (
    "A fórmula não foi entendida. Use números, os nomes das variáveis, + - * / e parênteses, "
    "como em peso * 15 / 50."
)


class FormulaRefused(DomainError):
    """The formula cannot be read, or has no value; the sentence says what to change."""


def value_of(formula: str, names: Names) -> Decimal:
    """Return the value of a formula, in decimal numbers.

    Raises:
        FormulaRefused: it cannot be read, uses a name that is not there, or divides by zero.
    """
    try:
        with localcontext(Context(prec=DIGITS, traps=[InvalidOperation, DivisionByZero, Overflow])):
            return _value(_tree(formula), names, DEEPEST)
    except (InvalidOperation, Overflow):
        raise FormulaRefused(TOO_LARGE) from None
    except DivisionByZero:
        raise FormulaRefused("A fórmula divide por zero com algum dos números. Confira.") from None


def _tree(formula: str) -> ast.expr:
    # Brazilians write 2,5 and × and ÷.
    text = formula.replace("×", "*").replace("÷", "/").replace(",", ".").strip()
    if not text or len(text) > LONGEST_FORMULA:
        raise FormulaRefused(_NOT_UNDERSTOOD)
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise FormulaRefused(_NOT_UNDERSTOOD) from None


def _value(node: ast.expr, names: Names, depth: int) -> Decimal:
    if depth == 0:
        raise FormulaRefused(_NOT_UNDERSTOOD)
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            # The text of a float is what the author wrote.
            return _finite(Decimal(str(number)))
        case ast.Name(id=name):
            return _named(name, names)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, names, depth - 1)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _BINARY:
            do = _BINARY[type(sign)]
            return do(_value(left, names, depth - 1), _value(right, names, depth - 1))
        case _:
            raise FormulaRefused(_NOT_UNDERSTOOD)


def _finite(number: Decimal) -> Decimal:
    if not number.is_finite():
        raise FormulaRefused(TOO_LARGE)
    return number


def _named(name: str, names: Names) -> Decimal:
    try:
        return names[name]
    except KeyError:
        raise FormulaRefused(f"A fórmula usa “{name}”, que não está entre as variáveis.") from None

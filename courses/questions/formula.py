"""Formulas that authors write, and their exact values. Pure.

Only numbers, names, + - * / and parentheses are understood; nothing is ever executed.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext
from itertools import product

from lms.common.errors import DomainError

LONGEST_FORMULA = 200
DEEPEST = 20
DIGITS = 28
Names = Mapping[str, Decimal]
# The least and the most that something may be.
Range = tuple[Decimal, Decimal]
Ranges = Mapping[str, Range]

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
    return range_of(formula, {name: (number, number) for name, number in names.items()})[0]


def range_of(formula: str, names: Ranges) -> Range:
    """Return bounds of a formula's value, whatever its names are between theirs.

    A name that stands twice counts as two: the bounds may be wider than need be, never narrower.

    Raises:
        FormulaRefused: it cannot be read, uses a name that is not there, or may divide by zero.
    """
    try:
        with localcontext(Context(prec=DIGITS, traps=[InvalidOperation, DivisionByZero, Overflow])):
            return _range(_tree(formula), names, DEEPEST)
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


def _range(node: ast.expr, names: Ranges, depth: int) -> Range:
    if depth == 0:
        raise FormulaRefused(_NOT_UNDERSTOOD)
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            # The text of a float is what the author wrote.
            exact = _finite(Decimal(str(number)))
            return exact, exact
        case ast.Name(id=name):
            return _named(name, names)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            least, most = _range(inner, names, depth - 1)
            return -most, -least
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _BINARY:
            sides = _range(left, names, depth - 1), _range(right, names, depth - 1)
            return _joined(sign, *sides)
        case _:
            raise FormulaRefused(_NOT_UNDERSTOOD)


def _joined(sign: ast.operator, left: Range, right: Range) -> Range:
    """Return the range of two ranges under a sign: its ends are among those of their ends."""
    if isinstance(sign, ast.Div) and right[0] <= 0 <= right[1]:
        raise DivisionByZero
    do = _BINARY[type(sign)]
    found = [do(one, other) for one, other in product(left, right)]
    return min(found), max(found)


def _finite(number: Decimal) -> Decimal:
    if not number.is_finite():
        raise FormulaRefused(TOO_LARGE)
    return number


def _named(name: str, names: Ranges) -> Range:
    try:
        return names[name]
    except KeyError:
        raise FormulaRefused(f"A fórmula usa “{name}”, que não está entre as variáveis.") from None

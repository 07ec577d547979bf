"""The courses that stand beside a course: of its theme, or told in its words."""

from courses.catalogue.listing import COLUMNS, ListedCard, rows_of
from courses.catalogue.search.rules import GENERAL, THEME

MOST = 3
_GENERAL = sorted(GENERAL)

# What a title or a theme says, and the summary does not, makes two courses kin. The town's own
# come first; then those of the theme; then those that share most words.
BESIDE = f"""
WITH own AS (SELECT id, theme, organization_id FROM courses_coursecard WHERE page_id = %s),
kin AS (
  SELECT w.card_id, COUNT(*) AS shared
  FROM own JOIN courses_cardword m ON m.card_id = own.id AND m.weight >= %s
  JOIN courses_searchword s ON s.id = m.word_id
    AND s.text NOT IN ({", ".join(["%s"] * len(_GENERAL))})
  JOIN courses_cardword w ON w.word_id = m.word_id AND w.weight >= %s AND w.card_id <> own.id
  GROUP BY w.card_id
)
SELECT {COLUMNS} FROM kin CROSS JOIN own
JOIN courses_coursecard c ON c.id = kin.card_id
JOIN lms_organization g ON g.id = c.organization_id
ORDER BY CASE WHEN c.organization_id = own.organization_id THEN 0 ELSE 1 END,
  CASE WHEN c.theme = own.theme AND c.theme <> '' THEN 0 ELSE 1 END,
  kin.shared DESC, c.published_at DESC, c.id DESC
LIMIT {MOST}
"""  # noqa: S608 - only placeholders and names of ours are written in


def courses_beside(page_id: int) -> list[ListedCard]:
    """Return at most three courses that are like a published one, in one query."""
    values = [page_id, THEME, *_GENERAL, THEME]
    return [ListedCard.read(row) for row in rows_of(BESIDE, values)]

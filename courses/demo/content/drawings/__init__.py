"""The figures of the courses, drawn from scratch: each function returns PNG bytes."""

from collections.abc import Callable

from courses.demo.content.drawings import caring, hands, measuring, welcome

DRAWINGS: dict[str, Callable[[], bytes]] = {
    drawing.__name__: drawing
    for drawing in (
        measuring.cover,
        measuring.posture,
        measuring.cuff_sizes,
        measuring.measuring_path,
        measuring.error_directions,
        caring.known_and_cared_for,
        caring.value_scale,
        caring.home_week,
        caring.salt_day,
        caring.alarm_flow,
        caring.team_month,
        hands.hands_cover,
        hands.five_moments,
        hands.hand_times,
        welcome.welcome_cover,
        welcome.welcome_flow,
    )
}

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "courses"
    label = "courses"
    verbose_name = "Cursos"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Join what the areas declare: menu, badges, guards, handlers, proofs, personal fields."""
        from cms import menus
        from cms.look import catalogue, frame
        from cms.pages.panels import register_panel
        from courses import privacy
        from courses.catalogue import receivers
        from courses.catalogue.views import home_panel
        from courses.enrollments import guarding, reconciling, telling
        from courses.learning import telling as learning_telling
        from courses.menu import ENTRIES
        from courses.my_space import panels
        from courses.offerings import badging, cases
        from courses.offline import app
        from courses.teaching import reconciling as teaching_reconciling

        privacy.declare()
        for entry in ENTRIES:
            menus.register(entry)
        register_panel(20, "courses", home_panel)
        receivers.connect()
        guarding.guard()
        for area in (badging, cases, panels, reconciling, teaching_reconciling):
            area.register()
        for area in (telling, learning_telling):
            area.listen()
        frame.register_head("offline", app.head)
        catalogue.register_page("Perguntas de todos os tipos", "courses:question_samples")

"""{% load look %}: every component of our pages, with its arguments.

Tags are given all they show and never query. Texts are escaped; a ``SafeString`` (the result of
another tag, kept with ``as``) is not. Arguments after ``*`` are named. ``variant`` is a list of
words. ``**attrs`` become HTML attributes: ``hx_post=url`` is ``hx-post``, ``True`` a bare name.
An unknown variant, icon, tone or state is an error. The dataclasses are in ``cms.look.parts``.
Tags marked BLOCK enclose their content and end with ``{% end<name> %}``; every tag can be kept
with ``as``. Each part is shown in ``cms:style_catalogue``.

Frame
  ``{% icon name size="" label="" %}``       size "l"; names in ``cms.look.icons.ICONS``
  ``{% mark %}`` ``{% frame_head %}``        used by ``base.html``
  ``{% link label href="" current=False as x %}``                  a ``Link``, for the tags below
  ``{% crumbs link link … %}`` or ``{% crumbs links %}``           the last one without ``href``
  ``{% tabs links * label %}``
  ``{% kept %}``                             BLOCK: what is the same for everybody, drawn once in each
                                             process; it sees no variable
  ``{% message title * lead="" art="lost" %}``                     BLOCK: whole-page states; art:
                                             lost, broken, offline, closed, pause

Actions
  ``{% button label * href="" variant="" icon="" icon_end="" **attrs %}``   variant: secondary,
                                             quiet, danger, small, wide, loading; a submit button
                                             unless ``href`` or ``type="button"``
  ``{% chip label href * current=False remove=False %}``
  ``{% search action * label value="" placeholder="" name="q" %}``
  ``{% dialog title * key %}``               BLOCK: opened by ``{% button … type="button"
                                             commandfor=key command="show-modal" %}``
  ``{% dialog_actions %}``                   BLOCK, inside a dialog
  ``{% more title * opened=False %}``        BLOCK: a closed detail

Surfaces
  ``{% badge label tone="" * icon="" %}``    tone: info, ok, wait, stop
  ``{% card * title="" kicker="" href="" variant="" level=3 **attrs %}``    BLOCK; variant: now,
                                             flat, sunken; ``href`` makes the whole card a link
  ``{% card_foot %}``                        BLOCK, last inside a card
  ``{% alert title * tone="info" icon="" **attrs %}``              BLOCK, may be empty; tone: info,
                                             ok, wait, stop
  ``{% callout title * icon="pin" %}``       BLOCK
  ``{% empty title * text="" level=2 %}``    BLOCK: the content is its buttons
  ``{% skeleton label="Carregando" %}``

Forms (a form that must be sent once carries ``data-once``)
  ``{% field bound * variant="" note="" **attrs %}``               variant: short, code; label, help,
                                             errors and aria come from the bound field; an optional
                                             one says "(se quiser)"
  ``{% fields form %}``                      hidden and visible fields, in order
  ``{% form_errors form * title="" focus=True %}``                 nothing when there are none
  ``{% question title * kicker="" help_text="" %}``                BLOCK: the fieldset of choices, inside
                                             ``<form class="question">``
  ``{% choice label * name value variant="" note="" verdict="" **attrs %}``   variant: checkbox,
                                             plain, right, wrong; attrs: checked, disabled

Progress
  ``{% bar value * label="" variant="" %}``  value 0 to 100; variant: thin, tall, ok
  ``{% progress done total * text note="" variant="" %}``
  ``{% ring value label * number="" of="" variant="" %}``          variant: small
  ``{% path steps * variant="" %}``          ``Step(title, state, note, href, icon, extra)``; state:
                                             done, now, ahead, ok, wait, stop, end; variant: ok
  ``{% hours_split shares * variant="" legend=True label="" %}``   ``Share(label, minutes, slot)``;
                                             slot: 1 on-line, 2 in service, 3 meeting; variant: thin
  ``{% sync state text="" * strong="" %}``   state: kept, sending, sent, failed

Lists
  ``{% facts rows * variant="" %}``          ``Fact(term, value, note, href)`` or pairs; variant:
                                             lines, pair
  ``{% bits items %}``                       ``Bit(icon, text)`` or pairs
  ``{% row title * href="" note="" icon="" person="" end="" %}``   inside ``<div class="rows">``
  ``{% avatar name %}``
  ``{% stat number label * unit="" href="" %}``                    inside ``<div class="stats">``
  ``{% pager * after=None before=None label %}``                   two ``Link``
  ``{% pagination page * query=None name="pagina" %}``             a ``Page`` and ``request.GET``
  ``{% table caption columns rows * foot=() variant="" %}``        ``Column(label, numeric, nowrap,
                                             total)`` or words; rows of values or ``Cell(value, note,
                                             href)``; the first is the row's head; variant: dense,
                                             plain (no cards on a phone), quiet (unseen caption)

Charts
  ``{% plan_bar label done planned * largest=0 text="" %}``        inside ``<div class="chart__list">``
  ``{% seats taken named free %}``
  ``{% ladder here total * label %}``        steps of a career, ``here`` from 1
  ``{% running_total months * label unit="h" %}``                  ``Month(label, planned, done)``

Certificates
  ``{% verdict state * word="" say="" level=1 key="veredito" %}``  BLOCK; state: valid, replaced,
                                             revoked, none
  ``{% code value variant="" %}``            variant: large, small
  ``{% trace value %}``                      the line that a code draws

Filters
  ``minutes|hours`` "1 h 30 min", ``minutes|hours:"long"`` "1 hora e 30 minutos"
  ``day|brdate`` "21/11/2026"; ``:"short"`` "21 nov 2026"; ``:"day"`` "21 de novembro"; ``:"long"``
  ``start|brperiod:end`` "3 a 7 de agosto de 2026"
  ``moment|brmoment`` "14h32"; ``:""`` "21/11/2026, 14h32"; ``:"long"`` and ``:"short"`` likewise
  ``number|brnumber`` "12.480"
  ``name|initials`` "AB"
  ``text|phones``                            phone numbers in it never break
"""

from cms.look.components import register

__all__ = ["register"]

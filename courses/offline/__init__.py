"""Studying without a signal: the app's manifest, its service worker, modules to download.

What is studied on the phone reaches the server as events of ``learning``; this area says only
what may be kept on the phone, and gives it to the browser.
"""

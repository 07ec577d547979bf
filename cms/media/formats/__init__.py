"""What a sound or a film is, read from its bytes: the name and the type it came with say nothing.

Only the containers that phones of today play without help: MP3, M4A (AAC) and Opus; MP4 (H.264)
and WebM. Each module reads one, returns ``None`` for what is something else, and never trusts a
length that it finds.
"""

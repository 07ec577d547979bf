"""What each page costs, printed: queries, CPU of the web processes, latency, bytes, memory.

Apps name what is to be measured in functions listed in ``TARGETS``; nothing here knows a course.
"""

from lms.common import process_memory
from lms.common.process_memory import ProcessMemory


def test_a_memory_has_room_for_so_many():
    memory: ProcessMemory[int, str] = ProcessMemory(2)
    for number in range(5):
        memory.put(number, str(number))

    assert [memory.get(number) for number in range(5)] == [None, None, None, "3", "4"]


def test_all_memories_can_be_emptied_at_once():
    memories = [ProcessMemory[str, int](9) for _ in range(2)]
    for memory in memories:
        memory.put("key", 1)

    process_memory.forget_all()

    assert [memory.get("key") for memory in memories] == [None, None]

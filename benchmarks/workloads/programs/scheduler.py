"""A simulated operating system: tasks of several kinds that pass packets under a priority scheduler."""


class Packet:
    __slots__ = ("link", "target", "kind", "value")

    def __init__(self, target, kind, value):
        self.link = None
        self.target = target
        self.kind = kind
        self.value = value


class Queue:
    """Packets in a linked list."""

    def __init__(self):
        self.head = self.tail = None

    def put(self, packet):
        packet.link = None
        if self.tail is None:
            self.head = packet
        else:
            self.tail.link = packet
        self.tail = packet

    def get(self):
        packet = self.head
        if packet is not None:
            self.head = packet.link
            if self.head is None:
                self.tail = None
        return packet


class Task:
    def __init__(self, system, name, priority):
        self.system = system
        self.name = name
        self.priority = priority
        self.inbox = Queue()
        self.held = False
        self.steps = 0

    @property
    def runnable(self):
        return not self.held and self.inbox.head is not None

    def step(self):
        self.steps += 1
        self.receive(self.inbox.get())

    def send(self, target, kind, value):
        self.system.deliver(Packet(target, kind, value))

    def receive(self, packet):
        raise NotImplementedError


class Idler(Task):
    """Always runnable; wakes a device now and then by a shift register."""

    def __init__(self, system, name, rounds):
        super().__init__(system, name, 0)
        self.register = 0xACE1
        self.rounds = rounds

    @property
    def runnable(self):
        return self.rounds > 0

    def step(self):
        self.steps += 1
        self.rounds -= 1
        bit = self.register & 1
        self.register >>= 1
        if bit:
            self.register ^= 0xB400
            self.system.release("disk")
        else:
            self.system.release("net")
        if self.register % 3 == 0:
            self.send("worker", "job", self.register & 255)


class Device(Task):
    """Works one packet, then is held until the idler releases it."""

    def receive(self, packet):
        packet.target = "handler"
        packet.kind = self.name
        packet.value = (packet.value * 31 + self.steps) & 0xFFFF
        self.system.deliver(packet)
        self.held = True


class Handler(Task):
    total = 0

    def receive(self, packet):
        if packet.kind == "disk":
            self.total += packet.value
        elif packet.kind == "net":
            self.total ^= packet.value
        else:
            for letter in packet.value:
                self.send("disk" if letter % 2 else "net", "io", letter)


class Worker(Task):
    letter = 0

    def receive(self, packet):
        letters = []
        for _ in range(packet.value % 4 + 1):
            self.letter = (self.letter + 7) % 26
            letters.append(self.letter)
        self.send("handler", "work", letters)


class System:
    def __init__(self, rounds):
        tasks = [Idler(self, "idle", rounds), Worker(self, "worker", 10), Handler(self, "handler", 20),
                 Device(self, "disk", 50), Device(self, "net", 40)]
        self.tasks = {task.name: task for task in tasks}
        self.order = sorted(tasks, key=lambda task: -task.priority)

    def deliver(self, packet):
        self.tasks[packet.target].inbox.put(packet)

    def release(self, name):
        self.tasks[name].held = False

    def run(self):
        while True:
            for task in self.order:
                if task.runnable:
                    task.step()
                    break
            else:
                return


def run():
    system = System(66_000)
    system.run()
    return [task.steps for task in system.tasks.values()], system.tasks["handler"].total


EXPECTED = ([66000, 22003, 76992, 27497, 27492], 387734382)

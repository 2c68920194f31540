"""Dijkstra, A* and breadth-first search over a graph of node and edge objects."""
import collections
import heapq
import math


class Node:
    def __init__(self, name, x, y):
        self.name = name
        self.x = x
        self.y = y
        self.edges = []
        self.cost = math.inf
        self.parent = None
        self.done = False

    def __lt__(self, other):
        return self.name < other.name

    def __repr__(self):
        return f"Node({self.name})"


class Edge:
    def __init__(self, source, target, weight):
        self.source = source
        self.target = target
        self.weight = weight


class Graph:
    def __init__(self, width, height):
        self.width = width
        self.nodes = [Node(i, i % width, i // width) for i in range(width * height)]
        seed = 17
        for node in self.nodes:
            for dx, dy in ((1, 0), (0, 1), (1, 1), (3, -2)):
                seed = (seed * 69069 + 1) & 0xFFFFFFFF
                x, y = node.x + dx, node.y + dy
                if seed >> 29 and 0 <= x < width and 0 <= y < height:
                    self.join(node, self.nodes[y * width + x], math.hypot(dx, dy) * (1 + (seed >> 20 & 15) / 8))

    def join(self, a, b, weight):
        a.edges.append(Edge(a, b, weight))
        b.edges.append(Edge(b, a, weight))

    def reset(self):
        for node in self.nodes:
            node.cost, node.parent, node.done = math.inf, None, False

    def shortest(self, start, goal, estimate):
        """The path from start to goal; estimate(node) never exceeds the true rest."""
        self.reset()
        start.cost = 0.0
        heap = [(estimate(start), start)]
        visited = 0
        while heap:
            _, node = heapq.heappop(heap)
            if node.done:
                continue
            node.done = True
            visited += 1
            if node is goal:
                break
            for edge in node.edges:
                target = edge.target
                cost = node.cost + edge.weight
                if cost < target.cost:
                    target.cost = cost
                    target.parent = node
                    heapq.heappush(heap, (cost + estimate(target), target))
        path = []
        while node is not None:
            path.append(node)
            node = node.parent
        return path[::-1], visited

    def hops(self, start):
        distance = {start: 0}
        queue = collections.deque([start])
        while queue:
            node = queue.popleft()
            for edge in node.edges:
                if edge.target not in distance:
                    distance[edge.target] = distance[node] + 1
                    queue.append(edge.target)
        return distance

    def components(self, keep):
        """Sizes of the connected parts over the edges that keep accepts, by union-find."""
        parent = {node: node for node in self.nodes}

        def find(node):
            while parent[node] is not node:
                parent[node] = parent[parent[node]]
                node = parent[node]
            return node

        for node in self.nodes:
            for edge in node.edges:
                if keep(edge):
                    parent[find(edge.source)] = find(edge.target)
        return collections.Counter(find(node).name for node in self.nodes)


def run():
    graph = Graph(120, 100)
    start, goal = graph.nodes[3], graph.nodes[-5]
    path, visited = graph.shortest(start, goal, lambda node: 0.0)
    cost = goal.cost
    again, fewer = graph.shortest(start, goal, lambda node: math.hypot(node.x - goal.x, node.y - goal.y))
    distance = graph.hops(start)
    parts = graph.components(lambda edge: edge.weight > 2.2)
    return (round(cost, 9), round(goal.cost, 9), len(path), len(again), visited, fewer, max(distance.values()), len(distance),
            len(parts), max(parts.values()))


EXPECTED = (231.802452892, 231.802452892, 132, 132, 11980, 9523, 112, 12000, 15, 11985)

package org.taipan.jit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which loops the entries of compiled code are in. A jump from outside into the middle of a loop would make it one with two
 * entrances, in which HotSpot moves nothing; so an entry goes to the beginning of the outermost loop that it is in, which
 * sends it on. In the innermost loop even that would be too much, for it makes guards something that a round may do without:
 * the rest of the round that is entered is there a second time, outside the loop, if it is short.
 */
final class LoopNest {
    /** How many instructions are written twice, for an entry. */
    private static final int LONGEST_REST = 60;

    private final Map<Block, List<Block>> loops = new HashMap<>();
    private final Map<Block, List<Block>> rests = new HashMap<>();

    LoopNest(Unit u) {
        Block root = u.blocks.get(0);
        Map<Block, Set<Block>> bodies = new HashMap<>();
        for (Block h : u.blocks.values()) {
            if (h.isLoop && h.entry != null) {
                Set<Block> body = body(h);
                if (h == root || !body.contains(root)) {
                    bodies.put(h, body);
                }
            }
        }
        List<Block> outermostFirst = bodies.keySet().stream()
                .sorted(Comparator.<Block>comparingInt(h -> -bodies.get(h).size()).thenComparingInt(h -> h.start)).toList();
        for (Block e : u.entries) {
            List<Block> around = outermostFirst.stream().filter(h -> h != e && bodies.get(h).contains(e)).toList();
            if (e.entry != null && !around.isEmpty()) {
                Block innermost = around.getLast();
                List<Block> rest = rest(e, innermost, bodies.get(innermost));
                if (!rest.isEmpty()) {
                    rests.put(e, rest);
                    around = around.subList(0, around.size() - 1);
                }
            }
            loops.put(e, around);
        }
    }

    /** The blocks of a loop that are reached from an entry before the next round begins; none if they are too many. */
    private static List<Block> rest(Block entry, Block header, Set<Block> body) {
        Set<Block> rest = new HashSet<>();
        ArrayDeque<Block> work = new ArrayDeque<>(List.of(entry));
        int size = 0;
        while (!work.isEmpty()) {
            Block b = work.remove();
            if (rest.add(b)) {
                size += b.end - b.start;
                if (b.isLoop || size > LONGEST_REST) {
                    return List.of();
                }
                b.targets.stream().filter(x -> x != header && body.contains(x)).forEach(work::add);
            }
        }
        return rest.stream().sorted(Comparator.comparingInt(b -> b.start)).toList();
    }

    /** What is written a second time for an entry: its block and those that follow in the round. */
    List<Block> rest(Block entry) {
        return rests.getOrDefault(entry, List.of());
    }

    /** The blocks from which the end of a round is reached without its beginning. */
    private static Set<Block> body(Block header) {
        Set<Block> body = new HashSet<>(List.of(header));
        ArrayDeque<Block> work = new ArrayDeque<>();
        header.sources.stream().filter(s -> s.start >= header.start).forEach(work::add);
        while (!work.isEmpty()) {
            Block b = work.remove();
            if (body.add(b)) {
                work.addAll(b.sources);
            }
        }
        return body;
    }

    /** The loops that an entry is in, the outermost first; it may be the beginning of a further one. */
    List<Block> around(Block entry) {
        return loops.get(entry);
    }

    /** The entries that a loop sends on. */
    List<Block> entriesIn(Block header) {
        List<Block> entries = new ArrayList<>();
        loops.forEach((e, around) -> {
            if (e.entry != null && around.contains(header)) {
                entries.add(e);
            }
        });
        entries.sort(Comparator.comparingInt(e -> e.start));
        return entries;
    }
}

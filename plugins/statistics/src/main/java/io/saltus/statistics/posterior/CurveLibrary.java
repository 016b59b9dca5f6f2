package io.saltus.statistics.posterior;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The fixed curves of the prior at given positions: some thousand cells, and as deep a division of
 * each as data have asked for.
 *
 * <p>Libraries are kept for the positions used last. What is in one does not depend on what was
 * asked of it before, nor on threads.
 */
final class CurveLibrary {

    private static final int LIBRARIES = 16;
    private static final long NUMBERS = 20_000_000; // of divided cells, for each library

    private static final Map<Key, CurveLibrary> KEPT =
            new LinkedHashMap<>(LIBRARIES, .75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, CurveLibrary> eldest) {
                    return size() > LIBRARIES;
                }
            };

    private final double[] positions;
    private final double chance;
    private final boolean graded;
    private final Definition definition;
    private final Axis axis;
    private final List<Block> roots = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();

    private record Key(
            List<Double> positions, double chance, boolean graded, Definition definition) {}

    private CurveLibrary(double[] positions, double chance, boolean graded, Definition definition) {
        this.positions = positions;
        this.chance = chance;
        this.graded = graded;
        this.definition = definition;
        axis = Axis.of(positions);
        for (Family family : Family.values()) {
            // nothing is below a chance of 0
            if (chance > 0 || family != Family.BELOW_CHANCE) {
                double mass = StrictMath.log(family.weight() / (family.fromZero() ? 2 : 1));
                roots.add(Block.root(family, false, mass, this));
                if (family.fromZero()) {
                    roots.add(Block.root(family, true, mass, this));
                }
            }
        }
    }

    /** Returns the library of these positions, chance level and definition. */
    static CurveLibrary of(
            double[] positions, double chance, boolean graded, Definition definition) {
        List<Double> boxed = new ArrayList<>(positions.length);
        for (double x : positions) {
            boxed.add(x);
        }
        Key key = new Key(boxed, chance, graded, definition);
        synchronized (KEPT) {
            CurveLibrary known = KEPT.get(key);
            if (known != null) {
                return known;
            }
        }
        CurveLibrary made = new CurveLibrary(positions.clone(), chance, graded, definition);
        synchronized (KEPT) {
            CurveLibrary known = KEPT.putIfAbsent(key, made);
            return known == null ? made : known;
        }
    }

    List<Block> roots() {
        return roots;
    }

    /** Whether there is room for a block; what does not fit is made anew when asked for. */
    boolean keeps(Block block) {
        long size = (long) block.terms.length + 8L * block.cells + 32;
        if (numbers.addAndGet(size) <= NUMBERS) {
            return true;
        }
        numbers.addAndGet(-size);
        return false;
    }

    int points() {
        return positions.length;
    }

    double position(int index) {
        return positions[index];
    }

    Axis axis() {
        return axis;
    }

    double chance() {
        return chance;
    }

    boolean graded() {
        return graded;
    }

    Definition definition() {
        return definition;
    }
}

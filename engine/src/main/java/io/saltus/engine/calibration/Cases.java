package io.saltus.engine.calibration;

import io.saltus.engine.work.Shard;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The simulated curves of a run, one after another: by design, by index, by shape. None is held.
 *
 * <p>{@value Simulation#SHARING} curves of each shape, whose indices follow each other, are a block
 * that one part has as a whole: they share their scales, for which a criterion may prepare.
 */
final class Cases implements Iterator<Cases.Case> {

    /**
     * A curve to be drawn.
     *
     * @param ordinal number among all curves of the run
     * @param block number of its block
     */
    record Case(int design, KnownShape shape, int index, long ordinal, long block) {

        String words() {
            return "the simulated curve " + shape.id() + " " + index;
        }
    }

    private final List<List<KnownShape>> shapes;
    private final int curves;
    private final long blocks;
    private final Shard shard;
    private int design;
    private int index;
    private int shape;
    private long ordinal;

    Cases(List<Design> designs, Calibrating.Plan plan, Shard shard) {
        this.shapes =
                designs.stream()
                        .map(one -> plan.shapes().stream().filter(one::suits).toList())
                        .toList();
        this.curves = plan.curves();
        this.blocks = (curves + Simulation.SHARING - 1L) / Simulation.SHARING;
        this.shard = shard;
        seek();
    }

    /** Returns how many there are. */
    long size() {
        long size = 0;
        for (int d = 0; d < shapes.size(); d++) {
            long whole = 0;
            for (long b = 0; b < blocks; b++) {
                if (shard.holds(d * blocks + b)) {
                    whole += Math.min(Simulation.SHARING, curves - b * Simulation.SHARING);
                }
            }
            size += whole * shapes.get(d).size();
        }
        return size;
    }

    @Override
    public boolean hasNext() {
        return design < shapes.size();
    }

    @Override
    public Case next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Case next = new Case(design, shapes.get(design).get(shape), index, ordinal, block());
        shape++;
        ordinal++;
        seek();
        return next;
    }

    private long block() {
        return design * blocks + index / Simulation.SHARING;
    }

    /** Goes on to the next curve of the part, if this is none. */
    private void seek() {
        while (design < shapes.size()) {
            int width = shapes.get(design).size();
            if (shape < width && index < curves && shard.holds(block())) {
                return;
            }
            if (index < curves) {
                ordinal += width - shape;
                index++;
            } else {
                index = 0;
                design++;
            }
            shape = 0;
        }
    }
}

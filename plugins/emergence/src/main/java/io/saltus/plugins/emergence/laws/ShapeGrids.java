package io.saltus.plugins.emergence.laws;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The shape grids of all shaped laws on given scales.
 *
 * <p>Curves of one study mostly share their scales, so the last grids are kept; they depend on the
 * positions only, hence a result never depends on what was kept.
 */
final class ShapeGrids {

    private record Kept(double[] positions, List<ShapeGrid> grids) {}

    private static final AtomicReference<Kept> LAST =
            new AtomicReference<>(new Kept(new double[0], List.of()));

    private ShapeGrids() {}

    /** Non-empty grids at positions u, decades above the smallest scale. */
    static List<ShapeGrid> of(double[] u) {
        Kept last = LAST.get();
        if (Arrays.equals(last.positions, u)) {
            return last.grids;
        }
        List<ShapeGrid> grids =
                Arrays.stream(Law.values())
                        .filter(Law::shaped)
                        .map(law -> ShapeGrid.of(law, u))
                        .filter(grid -> grid.size() > 0)
                        .toList();
        LAST.set(new Kept(u.clone(), grids));
        return grids;
    }
}

package io.saltus.statistics.posterior;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fixed sample of the prior at given positions and chance level: some hundred abilities of each
 * family, with what the likelihood needs of each and what each does.
 *
 * <p>Curves of a study share their scales, so that most of the work is done once. Libraries are
 * kept for the positions used last.
 */
final class CurveLibrary {

    private static final int LIBRARIES = 24;
    private static final long PLACES = 4_000_000; // points of abilities that are kept, in all

    private static final Map<Key, CurveLibrary> KEPT = new LinkedHashMap<>(LIBRARIES, .75f, true);

    private final double[] positions;
    private final double chance;
    private final boolean graded;
    private final boolean pooled;
    private final Definition definition;
    private final Axis axis;
    private final List<FamilyLibrary> families = new ArrayList<>();

    private record Key(
            List<Double> positions,
            double chance,
            boolean graded,
            boolean pooled,
            Definition definition) {}

    private CurveLibrary(
            double[] positions,
            double chance,
            boolean graded,
            boolean pooled,
            Definition definition) {
        this.positions = positions;
        this.chance = chance;
        this.graded = graded;
        this.pooled = pooled;
        this.definition = definition;
        axis = Axis.of(positions);
        for (Family family : Family.values()) {
            // nothing is below a chance of 0
            if (chance > 0 || family != Family.BELOW_CHANCE) {
                families.add(new FamilyLibrary(family, this));
            }
        }
    }

    /**
     * Returns the library of these positions, chance level and definition.
     *
     * @param pooled whether the curve is of many families, whose floor may be a plateau
     */
    static CurveLibrary of(
            double[] positions,
            double chance,
            boolean graded,
            boolean pooled,
            Definition definition) {
        List<Double> boxed = new ArrayList<>(positions.length);
        for (double x : positions) {
            boxed.add(x);
        }
        Key key = new Key(boxed, chance, graded, pooled, definition);
        synchronized (KEPT) {
            CurveLibrary known = KEPT.get(key);
            if (known != null) {
                return known;
            }
        }
        CurveLibrary made = new CurveLibrary(positions.clone(), chance, graded, pooled, definition);
        synchronized (KEPT) {
            KEPT.put(key, made);
            long places = 0;
            for (CurveLibrary library : KEPT.values()) {
                places += library.places();
            }
            while (KEPT.size() > 1 && (KEPT.size() > LIBRARIES || places > PLACES)) {
                Key eldest = KEPT.keySet().iterator().next();
                CurveLibrary gone = KEPT.remove(eldest);
                places -= gone == null ? 0 : gone.places();
            }
        }
        return made;
    }

    private long places() {
        return pooled ? 0 : (long) PriorPoints.DRAWS * families.size() * positions.length;
    }

    List<FamilyLibrary> families() {
        return families;
    }

    double[] positions() {
        return positions;
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

    /** Returns room for some abilities at the positions. */
    Abilities abilities() {
        return new Abilities(this);
    }

    /** Returns the ability of uniform numbers, as many as the family's dimensions. */
    Ability ability(Family family, double[] u) {
        return new Ability(family.curve(u, axis), pooled ? family.floor(u) : family.answers(u));
    }

    boolean pooled() {
        return pooled;
    }

    /** Returns what an ability does; a leap from a plateau is judged by the way that is left. */
    Definition.Traits traits(Ability ability) {
        return traits(ability, axis);
    }

    /** Returns what an ability does over another stretch of positions. */
    Definition.Traits traits(Ability ability, Axis axis) {
        if (pooled && ability.d() >= Family.LOWEST_PLATEAU) {
            Definition.Traits above = definition.of(ability.curve(), 0, axis, chance);
            if (above.shape() == Shape.LEAP) {
                return above.as(Shape.LEAP_FROM_PLATEAU);
            }
        }
        return definition.of(ability.curve(), ability.d(), axis, chance);
    }
}

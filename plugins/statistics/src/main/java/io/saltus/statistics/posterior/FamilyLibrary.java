package io.saltus.statistics.posterior;

/** The abilities of one family in a {@link CurveLibrary}. */
final class FamilyLibrary {

    /** Abilities of a family that has parameters. */
    static final int DRAWS = 1024;

    private final Family family;
    private final CurveLibrary library;
    private final int dimensions;
    private final int size;
    private final double[] uniform;
    private final float[] first; // draws at the first position, at the second, ...
    private final float[] second;
    private final Definition.Traits[] traits;

    FamilyLibrary(Family family, CurveLibrary library) {
        this.family = family;
        this.library = library;
        dimensions = family.dimensions();
        size = dimensions == 0 ? 1 : library.pooled() ? DRAWS / 8 : DRAWS;
        uniform = Spread.uniform(size, dimensions);
        traits = new Definition.Traits[size];
        for (int draw = 0; draw < size; draw++) {
            traits[draw] = library.traits(ability(draw));
        }
        int points = library.pooled() ? 0 : library.positions().length;
        first = new float[size * points];
        second = new float[size * points];
        double[] terms = new double[2 * points];
        for (int draw = 0; draw < size && points > 0; draw++) {
            ability(draw).terms(library.positions(), library.chance(), library.graded(), terms);
            for (int i = 0; i < points; i++) {
                first[i * size + draw] = (float) terms[2 * i];
                second[i * size + draw] = (float) terms[2 * i + 1];
            }
        }
    }

    /** Returns the ability of a draw. */
    Ability ability(int draw) {
        return ability(uniform(draw));
    }

    /** Returns the ability of uniform numbers, as many as the family's dimensions. */
    Ability ability(double[] u) {
        double d = library.pooled() ? family.floor(u) : family.answers(u);
        return new Ability(family.curve(u, library.axis()), d);
    }

    Family family() {
        return family;
    }

    CurveLibrary library() {
        return library;
    }

    int size() {
        return size;
    }

    /** Returns the uniform numbers of a draw. */
    double[] uniform(int draw) {
        double[] u = new double[dimensions];
        System.arraycopy(uniform, draw * dimensions, u, 0, dimensions);
        return u;
    }

    Definition.Traits traits(int draw) {
        return traits[draw];
    }

    /**
     * Puts the log likelihoods of all draws, one row for each scatter.
     *
     * @param into as many rows as there are scatters, each as long as there are draws
     */
    void logLikelihoods(Evidence.Noise noise, float[][] into) {
        float[] none = into[0];
        float[] some = into[1];
        float[] much = into[2];
        for (int draw = 0; draw < size; draw++) {
            none[draw] = (float) noise.constants()[0];
            some[draw] = (float) noise.constants()[1];
            much[draw] = (float) noise.constants()[2];
        }
        int points = first.length / size;
        for (int i = 0; i < points; i++) {
            add(noise, Evidence.LEVELS * i, i * size, none);
            add(noise, Evidence.LEVELS * i + 1, i * size, some);
            add(noise, Evidence.LEVELS * i + 2, i * size, much);
        }
    }

    private void add(Evidence.Noise noise, int place, int from, float[] sums) {
        float a = (float) noise.factors()[2 * place];
        float b = (float) noise.factors()[2 * place + 1];
        float peak = (float) noise.peaks()[place];
        for (int draw = 0; draw < size; draw++) {
            sums[draw] += a * first[from + draw] + b * second[from + draw] - peak;
        }
    }
}

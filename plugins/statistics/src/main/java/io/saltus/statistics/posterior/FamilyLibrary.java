package io.saltus.statistics.posterior;

/** The abilities of one family in a {@link CurveLibrary}. */
final class FamilyLibrary {

    /** Fewer where every likelihood takes long. */
    private static final int POOLED_DRAWS = 128;

    private final Family family;
    private final CurveLibrary library;
    private final PriorPoints points;
    private final int size;
    private final float[][] first; // a row for each position
    private final float[][] second;
    private final Definition.Traits[] traits; // null where none asked yet
    private final byte[] codes; // of the traits; 0 where none asked yet

    FamilyLibrary(Family family, CurveLibrary library) {
        this.family = family;
        this.library = library;
        points = PriorPoints.of(family.dimensions());
        size = library.pooled() ? Math.min(points.size(), POOLED_DRAWS) : points.size();
        int places = library.pooled() ? 0 : library.positions().length;
        first = new float[places][size];
        second = new float[places][size];
        traits = new Definition.Traits[size];
        codes = new byte[size];
        if (places > 0) {
            look(library.abilities());
        }
    }

    private void look(Abilities abilities) {
        double[][] u = new double[family.dimensions()][Abilities.MOST];
        for (int from = 0; from < size; from += Abilities.MOST) {
            int some = Math.min(Abilities.MOST, size - from);
            for (int k = 0; k < u.length; k++) {
                System.arraycopy(points.uniform()[k], from, u[k], 0, some);
            }
            abilities.take(family, u, some);
            abilities.look();
            abilities.terms();
            for (int i = 0; i < first.length; i++) {
                for (int j = 0; j < some; j++) {
                    first[i][from + j] = (float) abilities.first()[i][j];
                    second[i][from + j] = (float) abilities.second()[i][j];
                }
            }
        }
    }

    /** Returns the ability of a draw. */
    Ability ability(int draw) {
        double[] u = new double[family.dimensions()];
        for (int k = 0; k < u.length; k++) {
            u[k] = points.uniform()[k][draw];
        }
        return library.ability(family, u);
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

    /** Returns where in the prior the draws are. */
    PriorPoints points() {
        return points;
    }

    /** Returns the code of what a draw does; any thread may find it, and all find the same. */
    byte code(int draw) {
        byte known = codes[draw];
        if (known == 0) {
            known = traits(draw).code();
            codes[draw] = known;
        }
        return known;
    }

    /** Returns what a draw does; any thread may find it, and all find the same. */
    Definition.Traits traits(int draw) {
        Definition.Traits known = traits[draw];
        if (known == null) {
            known = library.traits(ability(draw));
            traits[draw] = known;
        }
        return known;
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
        int i = 0;
        for (; i < first.length - 1; i += 2) {
            addTwo(noise, i, 0, none);
            addTwo(noise, i, 1, some);
            addTwo(noise, i, 2, much);
        }
        for (; i < first.length; i++) {
            add(noise, i, 0, none);
            add(noise, i, 1, some);
            add(noise, i, 2, much);
        }
    }

    private void add(Evidence.Noise noise, int point, int level, float[] sums) {
        int place = Evidence.LEVELS * point + level;
        float a = (float) noise.factors()[2 * place];
        float b = (float) noise.factors()[2 * place + 1];
        float peak = (float) noise.peaks()[place];
        float[] one = first[point];
        float[] two = second[point];
        for (int draw = 0; draw < size; draw++) {
            sums[draw] += a * one[draw] + b * two[draw] - peak;
        }
    }

    /** Adds two points at once, so that a sum is fetched and put back half as often. */
    private void addTwo(Evidence.Noise noise, int point, int level, float[] sums) {
        int place = Evidence.LEVELS * point + level;
        int next = place + Evidence.LEVELS;
        float a = (float) noise.factors()[2 * place];
        float b = (float) noise.factors()[2 * place + 1];
        float c = (float) noise.factors()[2 * next];
        float d = (float) noise.factors()[2 * next + 1];
        float peak = (float) (noise.peaks()[place] + noise.peaks()[next]);
        float[] one = first[point];
        float[] two = second[point];
        float[] three = first[point + 1];
        float[] four = second[point + 1];
        for (int draw = 0; draw < size; draw++) {
            sums[draw] += a * one[draw] + b * two[draw] + c * three[draw] + d * four[draw] - peak;
        }
    }
}

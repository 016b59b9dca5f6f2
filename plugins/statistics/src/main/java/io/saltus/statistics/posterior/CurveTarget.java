package io.saltus.statistics.posterior;

import java.util.List;
import java.util.Optional;

/** The likelihood of one family's curve, averaged over scatter and numbers of examples. */
final class CurveTarget implements Target {

    private static final double REACH = 8; // in log likelihood
    private static final double EXACT = .009;
    private static final int ONSET_DRAWS = 60;

    private final CurveLibrary library;
    private final Screen screen;
    private final Evidence.Noise[] noises;
    private final boolean large;
    private final Abilities abilities;
    private final double[][] parts; // log likelihoods for each scatter and number of examples
    private final double[] greatest = new double[Abilities.MOST];
    private final double[] sums = new double[Abilities.MOST];
    private final double[] firsts;
    private final double[] seconds;
    private final double[] scratch = new double[Abilities.MOST];

    CurveTarget(CurveLibrary library, List<Evidence.Noise> noises) {
        this.library = library;
        screen = new Screen(Evidence.LEVELS * noises.size());
        this.noises = noises.toArray(Evidence.Noise[]::new);
        large = noises.stream().anyMatch(Evidence.Noise::isLarge);
        abilities = library.abilities();
        firsts = new double[library.positions().length];
        seconds = new double[firsts.length];
        parts = new double[noises.size() * Evidence.LEVELS][Abilities.MOST];
    }

    @Override
    public CurveLibrary library() {
        return library;
    }

    @Override
    public Screen screen(FamilyLibrary family) {
        screen.sift(family, noises, REACH);
        return screen;
    }

    /** Single precision does not do where counts are large. */
    @Override
    public boolean isScreenExact() {
        return !large;
    }

    @Override
    public Optional<Peak> peak(Family family, double[] start, double least) {
        return Optional.of(Peak.near(start, family, this, least));
    }

    @Override
    public int leapingDraws() {
        return ONSET_DRAWS;
    }

    @Override
    public double exactness() {
        return EXACT;
    }

    @Override
    public Abilities abilities() {
        return abilities;
    }

    @Override
    public void logLikelihoods(Family family, double[][] u, int size, double[] into, int at) {
        abilities.take(family, u, size);
        abilities.look();
        abilities.terms();
        int part = 0;
        for (Evidence.Noise noise : noises) {
            for (int level = 0; level < Evidence.LEVELS; level++) {
                sum(noise, level, size, parts[part++]);
            }
        }
        average(size, into, at);
    }

    private void sum(Evidence.Noise noise, int level, int size, double[] sums) {
        double[] factors = noise.factors();
        double constant = noise.constants()[level];
        for (int j = 0; j < size; j++) {
            sums[j] = constant;
        }
        int points = noise.peaks().length / Evidence.LEVELS;
        for (int i = 0; i < points; i++) {
            int place = Evidence.LEVELS * i + level;
            double a = factors[2 * place];
            double b = factors[2 * place + 1];
            double peak = noise.peaks()[place];
            double[] first = abilities.first()[i];
            double[] second = abilities.second()[i];
            for (int j = 0; j < size; j++) {
                sums[j] += a * first[j] + b * second[j] - peak;
            }
        }
    }

    /** Puts the logarithms of the sums over all parts. */
    private void average(int size, double[] into, int at) {
        System.arraycopy(parts[0], 0, greatest, 0, size);
        for (double[] part : parts) {
            for (int j = 0; j < size; j++) {
                greatest[j] = Math.max(greatest[j], part[j]);
            }
        }
        for (int j = 0; j < size; j++) {
            sums[j] = 0;
        }
        for (double[] part : parts) {
            for (int j = 0; j < size; j++) {
                scratch[j] = part[j] - greatest[j];
            }
            Elementary.exps(scratch, size);
            for (int j = 0; j < size; j++) {
                sums[j] += scratch[j];
            }
        }
        for (int j = 0; j < size; j++) {
            into[at + j] = greatest[j] + Elementary.log(sums[j]);
        }
    }

    /**
     * Returns the log likelihood of the first of some abilities, of which all get their shares.
     *
     * @see Target#logLikelihoods
     */
    double logLikelihood(Family family, double[][] u, int size) {
        abilities.take(family, u, size);
        abilities.look();
        double[] first = firsts;
        double[] second = seconds;
        for (int i = 0; i < first.length; i++) {
            double p = abilities.share()[i][0];
            first[i] = abilities.graded() ? p : Elementary.log(p);
            second[i] = abilities.graded() ? p * p : Elementary.log(1 - p);
        }
        int part = 0;
        for (Evidence.Noise noise : noises) {
            for (int level = 0; level < Evidence.LEVELS; level++) {
                double sum = noise.constants()[level];
                for (int i = 0; i < first.length; i++) {
                    int place = Evidence.LEVELS * i + level;
                    sum +=
                            noise.factors()[2 * place] * first[i]
                                    + noise.factors()[2 * place + 1] * second[i]
                                    - noise.peaks()[place];
                }
                parts[part++][0] = sum;
            }
        }
        average(1, scratch, 0);
        return scratch[0];
    }

    /**
     * Puts the factors of the two functions of the share at each point, averaged over scatter and
     * numbers of examples as the first ability looked at last makes them probable.
     */
    void factors(double[] first, double[] second) {
        for (int i = 0; i < first.length; i++) {
            first[i] = 0;
            second[i] = 0;
        }
        int part = 0;
        for (Evidence.Noise noise : noises) {
            for (int level = 0; level < Evidence.LEVELS; level++) {
                double w = Elementary.exp(parts[part++][0] - greatest[0]) / sums[0];
                for (int i = 0; i < first.length; i++) {
                    int place = 2 * (Evidence.LEVELS * i + level);
                    first[i] += w * noise.factors()[place];
                    second[i] += w * noise.factors()[place + 1];
                }
            }
        }
    }

    @Override
    public void forecast(
            Family family,
            double[][] u,
            int size,
            double position,
            double[] weights,
            Forecast forecast) {
        logLikelihoods(family, u, size, scratch, 0);
        double[] shares = abilities.sharesAt(position);
        for (int part = 0; part < parts.length; part++) {
            for (int j = 0; j < size; j++) {
                double w = Elementary.exp(parts[part][j] - greatest[j]) / sums[j];
                forecast.add(shares[j], part % Evidence.LEVELS, weights[j] * w);
            }
        }
    }
}

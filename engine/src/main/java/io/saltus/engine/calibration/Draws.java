package io.saltus.engine.calibration;

import java.util.SplittableRandom;

/** Random draws; the same on every machine for the same generator. */
final class Draws {

    private Draws() {}

    /** Returns the generator of one curve: of its own for each seed, name and index. */
    static SplittableRandom of(long seed, String name, int index) {
        long word = mixed(seed);
        word = mixed(word ^ name.hashCode());
        return new SplittableRandom(mixed(word ^ index));
    }

    /** Spreads the bits of a word (the finaliser of MurmurHash3, Appleby 2011). */
    private static long mixed(long word) {
        long w = word + 0x9e3779b97f4a7c15L;
        w = (w ^ w >>> 33) * 0xff51afd7ed558ccdL;
        w = (w ^ w >>> 33) * 0xc4ceb9fe1a85ec53L;
        return w ^ w >>> 33;
    }

    /** Returns a draw from U(from, to). */
    static double uniform(SplittableRandom random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** Returns a draw whose logarithm is uniform. */
    static double logUniform(SplittableRandom random, double from, double to) {
        return from * StrictMath.exp(random.nextDouble() * StrictMath.log(to / from));
    }

    /** Returns a draw from N(0, 1), by Box and Muller (1958). */
    static double normal(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}

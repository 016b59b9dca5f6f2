package io.saltus.engine.calibration;

/**
 * A model on a simulated curve.
 *
 * @param position on the analysis axis; models at one position are replicates of one point
 * @param examples number of examples it is asked, at least 1
 * @param family number of its family, from 0
 * @param ahead decades by which it is ahead of its compute, beside its family's; negative: behind
 * @param knack by how much the logit of its probability of a right answer is above its compute's
 */
public record Place(double position, long examples, int family, double ahead, double knack) {

    /** A model that is as its compute says. */
    Place(double position, long examples, int family) {
        this(position, examples, family, 0, 0);
    }
}

package io.saltus.plugins.emergence.laws;

/**
 * Newton's step of a concave function of two levels, each inside its bounds: a level that lies on a
 * bound and would leave it stays, and the other moves alone.
 *
 * @param left move of the left level
 * @param right move of the right level
 * @param gain twice what the step gains if the function is a parabola
 */
record BoxStep(double left, double right, double gain) {

    private static final BoxStep NONE = new BoxStep(0, 0, 0);

    /**
     * @param gradient in the left and the right level
     * @param information minus the second derivatives: left, mixed, right
     * @param leftBound -1 where the left level lies on its lower bound, 1 on its upper, 0 between
     * @param rightBound the same of the right level
     */
    static BoxStep of(double[] gradient, double[] information, int leftBound, int rightBound) {
        boolean left = gradient[0] * leftBound <= 0;
        boolean right = gradient[1] * rightBound <= 0;
        double determinant = information[0] * information[2] - information[1] * information[1];
        if (left && right && determinant > 0) {
            double moveLeft =
                    (gradient[0] * information[2] - gradient[1] * information[1]) / determinant;
            double moveRight =
                    (gradient[1] * information[0] - gradient[0] * information[1]) / determinant;
            left = moveLeft * leftBound <= 0;
            right = moveRight * rightBound <= 0;
            if (left && right) {
                return step(gradient, moveLeft, moveRight);
            }
        }
        return alone(gradient, information, left, right);
    }

    private static BoxStep alone(
            double[] gradient, double[] information, boolean left, boolean right) {
        BoxStep ofLeft = left ? step(gradient, gradient[0] / information[0], 0) : NONE;
        BoxStep ofRight = right ? step(gradient, 0, gradient[1] / information[2]) : NONE;
        return ofLeft.gain > ofRight.gain ? ofLeft : ofRight;
    }

    /** The step of the level that gains more by itself. */
    static BoxStep alone(double[] gradient, double[] information, int leftBound, int rightBound) {
        return alone(
                gradient,
                information,
                gradient[0] * leftBound < 0 || leftBound == 0,
                gradient[1] * rightBound < 0 || rightBound == 0);
    }

    private static BoxStep step(double[] gradient, double left, double right) {
        return new BoxStep(left, right, gradient[0] * left + gradient[1] * right);
    }
}

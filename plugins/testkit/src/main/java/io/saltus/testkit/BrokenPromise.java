package io.saltus.testkit;

/** Says how an extension breaks a promise. */
public final class BrokenPromise extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final Promise promise;

    BrokenPromise(Promise promise, String how, Throwable cause) {
        super(promise + ": " + how, cause);
        this.promise = promise;
    }

    /** Returns the promise that is broken. */
    public Promise promise() {
        return promise;
    }
}

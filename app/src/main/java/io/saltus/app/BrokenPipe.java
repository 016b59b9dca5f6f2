package io.saltus.app;

import java.io.IOException;

/** Nobody reads standard output any more, as after {@code | head}. */
final class BrokenPipe extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenPipe(IOException cause) {
        super(cause);
    }
}

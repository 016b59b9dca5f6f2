package io.saltus.app.terminal;

import java.io.IOException;

/** Nobody reads standard output any more, as after {@code | head}. */
public final class BrokenPipe extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenPipe(IOException cause) {
        super(cause);
    }
}
